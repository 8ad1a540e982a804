package io.parley.contracts.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every event; its name is its routing key. */
public enum EventType {
    MESSAGE_CREATED("chat.message.created", EventData.MessageCreated.class),
    MESSAGE_DELIVERED("chat.message.delivered", EventData.MessageDelivered.class),
    MESSAGE_READ("chat.message.read", EventData.MessageRead.class),
    CONVERSATION_CREATED("chat.conversation.created", EventData.ConversationCreated.class),
    CONVERSATION_BLOCKED("chat.conversation.blocked", EventData.ConversationBlocked.class),
    CONVERSATION_UNBLOCKED("chat.conversation.unblocked", EventData.ConversationUnblocked.class),
    CONVERSATION_REPORTED("chat.conversation.reported", EventData.ConversationReported.class),
    USER_ONLINE("chat.user.online", EventData.UserOnline.class),
    USER_OFFLINE("chat.user.offline", EventData.UserOffline.class),
    MATCH_CREATED("discovery.match.created", EventData.MatchCreated.class),
    MATCH_ENDED("discovery.match.ended", EventData.MatchEnded.class),
    PROFILE_UPDATED("discovery.profile.updated", EventData.ProfileUpdated.class);

    private static final Map<String, EventType> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(EventType::wireName, type -> type));

    private final String wireName;
    private final Class<? extends EventData> data;

    EventType(String wireName, Class<? extends EventData> data) {
        this.wireName = wireName;
        this.data = data;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    Class<? extends EventData> data() {
        return data;
    }

    /** The type of this name, or null. */
    public static EventType named(String name) {
        return BY_NAME.get(name);
    }
}
