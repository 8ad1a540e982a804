package io.parley.chat.receipt;

import io.parley.chat.id.ConversationId;
import io.parley.contracts.trace.TraceParent;

/**
 * How far a participant says to have come.
 *
 * @param read      the place of the last message that was read, or 0
 * @param delivered the place of the last message that reached a device, or 0
 * @param trace     the trace of the session or call that says so
 */
record Mark(ConversationId conversation, String user, long read, long delivered, TraceParent trace) {

    /** The two together, of the same participant; in the trace of the one that came farther. */
    Mark and(Mark other) {
        return new Mark(
                conversation,
                user,
                Math.max(read, other.read),
                Math.max(delivered, other.delivered),
                other.farthest() > farthest() ? other.trace : trace);
    }

    /** Whether more was delivered than read: what is read counts as delivered, and needs no word of its own. */
    boolean isDeliveredFarther() {
        return delivered > read;
    }

    long farthest() {
        return Math.max(read, delivered);
    }
}
