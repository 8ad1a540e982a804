package io.parley.chat.receipt;

import io.parley.chat.id.ConversationId;

/**
 * How far a participant says to have come.
 *
 * @param read      the place of the last message that was read, or 0
 * @param delivered the place of the last message that reached a device, or 0
 */
record Mark(ConversationId conversation, String user, long read, long delivered) {

    /** The two together; of the same participant. */
    Mark and(Mark other) {
        return new Mark(conversation, user, Math.max(read, other.read), Math.max(delivered, other.delivered));
    }

    long farthest() {
        return Math.max(read, delivered);
    }
}
