package io.parley.contracts.frame;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a client may say. */
public enum ClientFrameType {
    MESSAGE_SEND("message.send"),
    MESSAGE_ACK("message.ack"),
    READ_SET("read.set"),
    TYPING_SET("typing.set"),
    SUBSCRIBE("subscribe"),
    UNSUBSCRIBE("unsubscribe"),
    PRESENCE_GET("presence.get"),
    PRESENCE_SET("presence.set"),
    SYNC("sync"),
    CONVERSATION_BLOCK("conversation.block"),
    CONVERSATION_UNBLOCK("conversation.unblock"),
    AUTH("auth"),
    PING("ping"),
    PONG("pong");

    private static final Map<String, ClientFrameType> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(ClientFrameType::wireName, type -> type));

    private final String wireName;

    ClientFrameType(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The type of this name, or null. */
    public static ClientFrameType named(String name) {
        return BY_NAME.get(name);
    }
}
