package io.parley.chat.message;

import io.parley.chat.conversation.Participants;
import io.parley.contracts.frame.ErrorCode;

/** What became of a message that was to be sent. */
public sealed interface SendOutcome {

    /** It is stored, and everyone it concerns has been told. */
    record Created(StoredMessage message, Participants participants) implements SendOutcome {}

    /** It was sent before under the same key: this is the first one. */
    record Repeated(StoredMessage first) implements SendOutcome {}

    /** It is not stored. */
    enum Refused implements SendOutcome {
        UNKNOWN_CONVERSATION(ErrorCode.CONVERSATION_NOT_FOUND, "No such conversation"),
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

        public ErrorCode code() {
            return code;
        }

        public String message() {
            return message;
        }
    }
}
