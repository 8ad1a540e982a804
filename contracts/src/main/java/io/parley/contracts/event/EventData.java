package io.parley.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.parley.contracts.frame.Conversation;
import io.parley.contracts.frame.Message;
import io.parley.contracts.json.Optional;
import java.time.Instant;
import java.util.List;

/** What an event says: its {@code data}. */
public sealed interface EventData {

    @JsonIgnore
    EventType type();

    record MessageCreated(String conversationId, List<String> participantIds, Message message) implements EventData {
        @Override
        public EventType type() {
            return EventType.MESSAGE_CREATED;
        }
    }

    record MessageDelivered(String conversationId, String userId, String upToMessageId, Instant deliveredAt)
            implements EventData {
        @Override
        public EventType type() {
            return EventType.MESSAGE_DELIVERED;
        }
    }

    record MessageRead(String conversationId, String userId, String upToMessageId, Instant readAt)
            implements EventData {
        @Override
        public EventType type() {
            return EventType.MESSAGE_READ;
        }
    }

    record ConversationCreated(Conversation conversation) implements EventData {
        @Override
        public EventType type() {
            return EventType.CONVERSATION_CREATED;
        }
    }

    record ConversationBlocked(String conversationId, String byUserId, String targetUserId) implements EventData {
        @Override
        public EventType type() {
            return EventType.CONVERSATION_BLOCKED;
        }
    }

    record ConversationUnblocked(String conversationId, String byUserId, String targetUserId) implements EventData {
        @Override
        public EventType type() {
            return EventType.CONVERSATION_UNBLOCKED;
        }
    }

    /**
     * @param messageId null where it is the conversation as a whole
     * @param comment   in the words of who reports, or null
     */
    record ConversationReported(
            String reportId,
            String conversationId,
            String byUserId,
            String targetUserId,
            @Optional String messageId,
            String reason,
            @Optional String comment,
            Instant reportedAt)
            implements EventData {
        @Override
        public EventType type() {
            return EventType.CONVERSATION_REPORTED;
        }
    }

    record UserOnline(String userId, Instant since) implements EventData {
        @Override
        public EventType type() {
            return EventType.USER_ONLINE;
        }
    }

    record UserOffline(String userId, Instant lastSeen) implements EventData {
        @Override
        public EventType type() {
            return EventType.USER_OFFLINE;
        }
    }

    /** @param language the one that Telegram names for both, or null */
    record MatchCreated(
            List<String> userIds,
            Instant createdAt,
            @Optional String language) implements EventData {
        @Override
        public EventType type() {
            return EventType.MATCH_CREATED;
        }
    }

    record MatchEnded(List<String> userIds, String byUserId, Instant endedAt) implements EventData {
        @Override
        public EventType type() {
            return EventType.MATCH_ENDED;
        }
    }

    /**
     * @param displayName null in events from before it was told
     * @param photo       the first one, or null
     */
    record ProfileUpdated(
            String userId,
            Instant updatedAt,
            @Optional String displayName,
            @Optional String photo) implements EventData {
        @Override
        public EventType type() {
            return EventType.PROFILE_UPDATED;
        }
    }
}
