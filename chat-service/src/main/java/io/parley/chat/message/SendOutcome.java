package io.parley.chat.message;

import io.parley.chat.conversation.Participants;
import io.parley.contracts.frame.ErrorCode;
import java.time.Instant;

/** What became of a message that was to be sent. */
public sealed interface SendOutcome {

    /**
     * It is stored, and everyone it concerns has been told.
     *
     * @param previousAt when the message before it was stored; null for a conversation's first
     */
    record Created(StoredMessage message, Instant previousAt, Participants participants) implements SendOutcome {}

    /** It was sent before under the same key: this is the first one. */
    record Repeated(StoredMessage first, Participants participants) implements SendOutcome {}

    /** It is not stored. */
    sealed interface Failed extends SendOutcome {

        ErrorCode code();

        String message();
    }

    /** The content policy does not let it pass. */
    record Rejected(String message) implements Failed {
        @Override
        public ErrorCode code() {
            return ErrorCode.CONTENT_REJECTED;
        }
    }

    enum Refused implements Failed {
        UNKNOWN_CONVERSATION(ErrorCode.CONVERSATION_NOT_FOUND, "No such conversation"),
        CLOSED(ErrorCode.CONVERSATION_CLOSED, "This conversation is closed"),
        BLOCKED(ErrorCode.CONVERSATION_BLOCKED, "This conversation is blocked"),
        REPLY_TO_UNKNOWN(ErrorCode.VALIDATION_ERROR, "Invalid reply_to for message.send"),
        KEY_REUSED(ErrorCode.IDEMPOTENCY_CONFLICT, "This idempotency_key was used for another text"),
        /** It may be stored all the same, if PostgreSQL went away in the middle: a repeat with the same key is safe. */
        UNAVAILABLE(ErrorCode.UNAVAILABLE, "Messages cannot be stored at the moment");

        private final ErrorCode code;
        private final String message;

        Refused(ErrorCode code, String message) {
            this.code = code;
            this.message = message;
        }

        @Override
        public ErrorCode code() {
            return code;
        }

        @Override
        public String message() {
            return message;
        }
    }
}
