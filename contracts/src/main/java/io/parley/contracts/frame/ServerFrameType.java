package io.parley.contracts.frame;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the server may say. */
public enum ServerFrameType {
    MESSAGE_CREATED("message.created", ServerFrame.MessageCreated.class),
    MESSAGE_DELIVERED("message.delivered", ServerFrame.MessageDelivered.class),
    MESSAGE_READ("message.read", ServerFrame.MessageRead.class),
    CONVERSATION_TYPING("conversation.typing", ServerFrame.ConversationTyping.class),
    CONVERSATION_CREATED("conversation.created", ServerFrame.ConversationCreated.class),
    CONVERSATION_BLOCKED("conversation.blocked", ServerFrame.ConversationBlocked.class),
    CONVERSATION_UNBLOCKED("conversation.unblocked", ServerFrame.ConversationUnblocked.class),
    CONVERSATION_CLOSED("conversation.closed", ServerFrame.ConversationClosed.class),
    MATCH_CREATED("match.created", ServerFrame.MatchCreated.class),
    NOTIFICATION_CREATED("notification.created", ServerFrame.NotificationCreated.class),
    PRESENCE_UPDATED("presence.updated", ServerFrame.PresenceUpdated.class),
    PRESENCE_STATE("presence.state", ServerFrame.PresenceState.class),
    SUBSCRIBED("subscribed", ServerFrame.Subscribed.class),
    UNSUBSCRIBED("unsubscribed", ServerFrame.Unsubscribed.class),
    SYNC_BATCH("sync.batch", ServerFrame.SyncBatch.class),
    SESSION_READY("session.ready", ServerFrame.SessionReady.class),
    AUTH_OK("auth.ok", ServerFrame.AuthOk.class),
    AUTH_EXPIRING("auth.expiring", ServerFrame.AuthExpiring.class),
    PING("ping", ServerFrame.Ping.class),
    PONG("pong", ServerFrame.Pong.class),
    ERROR("error", ServerFrame.Failure.class);

    private static final Map<String, ServerFrameType> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(ServerFrameType::wireName, type -> type));

    private final String wireName;
    private final Class<? extends ServerFrame> frame;

    ServerFrameType(String wireName, Class<? extends ServerFrame> frame) {
        this.wireName = wireName;
        this.frame = frame;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    Class<? extends ServerFrame> frame() {
        return frame;
    }

    /** The type of this name, or null. */
    public static ServerFrameType named(String name) {
        return BY_NAME.get(name);
    }
}
