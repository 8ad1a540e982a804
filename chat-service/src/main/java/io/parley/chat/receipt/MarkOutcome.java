package io.parley.chat.receipt;

import io.parley.chat.conversation.Participants;
import java.time.Instant;

/** What became of a mark. */
sealed interface MarkOutcome {

    /**
     * It is stored, or what was stored before goes further.
     *
     * @param read           the place of the last message that is read now, or 0
     * @param readMoved      whether this mark brought it there
     * @param delivered      the same for what was delivered
     */
    record Stored(
            Participants participants,
            boolean isOpen,
            long read,
            Instant readAt,
            boolean readMoved,
            long delivered,
            boolean deliveredMoved)
            implements MarkOutcome {}

    enum Refused implements MarkOutcome {
        UNKNOWN_CONVERSATION,
        UNKNOWN_MESSAGE,
        UNAVAILABLE
    }
}
