package io.parley.contracts.event;

import io.parley.contracts.json.Optional;
import java.time.Instant;
import java.util.UUID;

/**
 * One event.
 *
 * @param id          the same on every delivery, so that a consumer can tell a repeat
 * @param source      who says so: {@code /chat-service}
 * @param subject     what it is about: a conversation's or a user's id
 * @param traceparent the W3C trace it belongs to, or null
 */
public record Event(
        UUID id,
        String source,
        String subject,
        Instant time,
        @Optional String traceparent,
        EventData data) {

    public EventType type() {
        return data.type();
    }
}
