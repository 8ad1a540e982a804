package io.parley.notification.push;

import io.parley.notification.telegram.TelegramMessage;
import java.util.List;
import java.util.UUID;

/**
 * A push that this instance has taken.
 *
 * @param attempts that failed before
 */
record PushJob(String userId, TelegramMessage message, List<Part> parts, int attempts) {

    /** A thread, and how far it is pushed with this. */
    record Part(UUID topic, long lastSeq, long lastNumber) {}
}
