package io.parley.notification.push;

import java.time.Instant;
import java.util.UUID;

/**
 * A thread whose time has come, as it stands now.
 *
 * @param unread       what is neither read nor pushed
 * @param lastSeq      the newest message of that
 * @param lastNumber   and the newest entry of the list
 * @param isAcknowledged whether all of that has reached a device; of matches, whether their user was there when they came, or since
 * @param conversation the one it is about; null for several matches, or one of which no conversation is known
 * @param text         of the last message, for a user who wants it shown; or null
 */
record DueThread(
        UUID topic,
        Instant dueAt,
        long lastSeq,
        long lastNumber,
        int attempts,
        long unread,
        boolean isAcknowledged,
        UUID conversation,
        String text) {

    boolean isOfMatches() {
        return topic.equals(ThreadTouch.MATCHES);
    }
}
