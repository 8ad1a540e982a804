package io.parley.contracts.frame;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;

/**
 * A frame from a client. Whoever holds one may rely on it: required fields are there, names and texts are within their
 * limits, and a message's text is already clean ({@link MessageText}).
 */
@JsonPropertyOrder("type")
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ClientFrame {

    @JsonProperty("type")
    ClientFrameType type();

    /** What the client wants to see again on each answer to this frame; or null. */
    String ref();

    record MessageSend(String conversationId, String text, String idempotencyKey, String replyTo, String ref)
            implements ClientFrame {
        @Override
        public ClientFrameType type() {
            return ClientFrameType.MESSAGE_SEND;
        }
    }

    record MessageAck(String conversationId, String upToMessageId, String ref) implements ClientFrame {
        @Override
        public ClientFrameType type() {
            return ClientFrameType.MESSAGE_ACK;
        }
    }

    record ReadSet(String conversationId, String upToMessageId, String ref) implements ClientFrame {
        @Override
        public ClientFrameType type() {
            return ClientFrameType.READ_SET;
        }
    }

    record TypingSet(String conversationId, TypingState state, String ref) implements ClientFrame {
        @Override
        public ClientFrameType type() {
            return ClientFrameType.TYPING_SET;
        }
    }

    record Subscribe(List<String> conversationIds, String ref) implements ClientFrame {
        @Override
        public ClientFrameType type() {
            return ClientFrameType.SUBSCRIBE;
        }
    }

    record Unsubscribe(List<String> conversationIds, String ref) implements ClientFrame {
        @Override
        public ClientFrameType type() {
            return ClientFrameType.UNSUBSCRIBE;
        }
    }

    record PresenceGet(List<String> userIds, String ref) implements ClientFrame {
        @Override
        public ClientFrameType type() {
            return ClientFrameType.PRESENCE_GET;
        }
    }

    record PresenceSet(PresenceStatus status, String ref) implements ClientFrame {
        @Override
        public ClientFrameType type() {
            return ClientFrameType.PRESENCE_SET;
        }
    }

    /** @param conversations the last message id the device holds of each conversation it knows; null where it holds none */
    record Sync(
            @JsonInclude(content = JsonInclude.Include.ALWAYS)
            Map<String, String> conversations,

            String ref) implements ClientFrame {
        @Override
        public ClientFrameType type() {
            return ClientFrameType.SYNC;
        }
    }

    record ConversationBlock(String conversationId, String ref) implements ClientFrame {
        @Override
        public ClientFrameType type() {
            return ClientFrameType.CONVERSATION_BLOCK;
        }
    }

    record ConversationUnblock(String conversationId, String ref) implements ClientFrame {
        @Override
        public ClientFrameType type() {
            return ClientFrameType.CONVERSATION_UNBLOCK;
        }
    }

    record Auth(String token, String ref) implements ClientFrame {
        @Override
        public ClientFrameType type() {
            return ClientFrameType.AUTH;
        }

        /** Without the token: a frame may end up in a log. */
        @Override
        public String toString() {
            return "Auth[ref=" + ref + "]";
        }
    }

    record Ping(String ref) implements ClientFrame {
        @Override
        public ClientFrameType type() {
            return ClientFrameType.PING;
        }
    }

    record Pong(String ref) implements ClientFrame {
        @Override
        public ClientFrameType type() {
            return ClientFrameType.PONG;
        }
    }
}
