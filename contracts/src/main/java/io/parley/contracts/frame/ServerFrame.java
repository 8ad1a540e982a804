package io.parley.contracts.frame;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.parley.contracts.json.Optional;
import java.time.Instant;
import java.util.List;

/**
 * A frame to a client. {@code ref} stands on answers only, and {@code idempotency_key} on the sender's own devices only;
 * both are left out where they are null. Fields that the protocol shows as null are written as null.
 */
@JsonPropertyOrder("type")
public sealed interface ServerFrame {

    @JsonProperty("type")
    ServerFrameType type();

    record MessageCreated(
            String conversationId,
            Message message,

            @Optional @JsonInclude(JsonInclude.Include.NON_NULL)
            String idempotencyKey,

            @Optional @JsonInclude(JsonInclude.Include.NON_NULL)
            String ref)
            implements ServerFrame {
        @Override
        public ServerFrameType type() {
            return ServerFrameType.MESSAGE_CREATED;
        }
    }

    record MessageDelivered(String conversationId, String userId, String upToMessageId, Instant deliveredAt)
            implements ServerFrame {
        @Override
        public ServerFrameType type() {
            return ServerFrameType.MESSAGE_DELIVERED;
        }
    }

    record MessageRead(
            String conversationId,
            String userId,
            String upToMessageId,
            Instant readAt,

            @Optional @JsonInclude(JsonInclude.Include.NON_NULL)
            String ref)
            implements ServerFrame {

        public MessageRead(String conversationId, String userId, String upToMessageId, Instant readAt) {
            this(conversationId, userId, upToMessageId, readAt, null);
        }

        @Override
        public ServerFrameType type() {
            return ServerFrameType.MESSAGE_READ;
        }
    }

    record ConversationTyping(String conversationId, String userId, TypingState state) implements ServerFrame {
        @Override
        public ServerFrameType type() {
            return ServerFrameType.CONVERSATION_TYPING;
        }
    }

    record ConversationCreated(Conversation conversation) implements ServerFrame {
        @Override
        public ServerFrameType type() {
            return ServerFrameType.CONVERSATION_CREATED;
        }
    }

    record ConversationBlocked(
            String conversationId,
            String byUserId,
            String targetUserId,

            @Optional @JsonInclude(JsonInclude.Include.NON_NULL)
            String ref)
            implements ServerFrame {
        @Override
        public ServerFrameType type() {
            return ServerFrameType.CONVERSATION_BLOCKED;
        }
    }

    record ConversationUnblocked(
            String conversationId,
            String byUserId,
            String targetUserId,

            @Optional @JsonInclude(JsonInclude.Include.NON_NULL)
            String ref)
            implements ServerFrame {
        @Override
        public ServerFrameType type() {
            return ServerFrameType.CONVERSATION_UNBLOCKED;
        }
    }

    /** The match of the two has ended. */
    record ConversationClosed(String conversationId, Instant closedAt) implements ServerFrame {
        @Override
        public ServerFrameType type() {
            return ServerFrameType.CONVERSATION_CLOSED;
        }
    }

    record MatchCreated(String userId, String conversationId, Instant createdAt) implements ServerFrame {
        @Override
        public ServerFrameType type() {
            return ServerFrameType.MATCH_CREATED;
        }
    }

    record NotificationCreated(Notification notification) implements ServerFrame {
        @Override
        public ServerFrameType type() {
            return ServerFrameType.NOTIFICATION_CREATED;
        }
    }

    record PresenceUpdated(
            String userId,
            boolean online,
            @Optional PresenceStatus status,
            @Optional Instant lastSeen,

            @Optional @JsonInclude(JsonInclude.Include.NON_NULL)
            String ref)
            implements ServerFrame {
        @Override
        public ServerFrameType type() {
            return ServerFrameType.PRESENCE_UPDATED;
        }
    }

    record PresenceState(
            List<Presence> users,

            @Optional @JsonInclude(JsonInclude.Include.NON_NULL)
            String ref) implements ServerFrame {
        @Override
        public ServerFrameType type() {
            return ServerFrameType.PRESENCE_STATE;
        }
    }

    record Subscribed(
            List<String> conversationIds,

            @Optional @JsonInclude(JsonInclude.Include.NON_NULL)
            String ref) implements ServerFrame {
        @Override
        public ServerFrameType type() {
            return ServerFrameType.SUBSCRIBED;
        }
    }

    record Unsubscribed(
            List<String> conversationIds,

            @Optional @JsonInclude(JsonInclude.Include.NON_NULL)
            String ref) implements ServerFrame {
        @Override
        public ServerFrameType type() {
            return ServerFrameType.UNSUBSCRIBED;
        }
    }

    record SyncBatch(
            String conversationId,
            List<Message> messages,
            boolean hasMore,
            List<Receipt> receipts,
            @Optional String blockedBy,

            @Optional @JsonInclude(JsonInclude.Include.NON_NULL)
            Instant closedAt,

            @Optional @JsonInclude(JsonInclude.Include.NON_NULL)
            String ref)
            implements ServerFrame {
        @Override
        public ServerFrameType type() {
            return ServerFrameType.SYNC_BATCH;
        }
    }

    record SessionReady(String sessionId, String userId, int heartbeatSeconds, int maxMessageBytes, Instant serverTime)
            implements ServerFrame {
        @Override
        public ServerFrameType type() {
            return ServerFrameType.SESSION_READY;
        }
    }

    record AuthOk(
            long expiresIn,

            @Optional @JsonInclude(JsonInclude.Include.NON_NULL)
            String ref) implements ServerFrame {
        @Override
        public ServerFrameType type() {
            return ServerFrameType.AUTH_OK;
        }
    }

    record AuthExpiring(long expiresIn) implements ServerFrame {
        @Override
        public ServerFrameType type() {
            return ServerFrameType.AUTH_EXPIRING;
        }
    }

    record Ping() implements ServerFrame {
        @Override
        public ServerFrameType type() {
            return ServerFrameType.PING;
        }
    }

    record Pong(
            @Optional @JsonInclude(JsonInclude.Include.NON_NULL)
            String ref) implements ServerFrame {
        @Override
        public ServerFrameType type() {
            return ServerFrameType.PONG;
        }
    }

    /** The {@code error} frame. */
    record Failure(
            ErrorCode code,
            String message,

            @Optional @JsonInclude(JsonInclude.Include.NON_NULL)
            Long retryAfter,

            @Optional @JsonInclude(JsonInclude.Include.NON_NULL)
            String ref)
            implements ServerFrame {

        public Failure(ErrorCode code, String message, String ref) {
            this(code, message, null, ref);
        }

        @Override
        public ServerFrameType type() {
            return ServerFrameType.ERROR;
        }
    }
}
