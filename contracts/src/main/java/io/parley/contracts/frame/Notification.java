package io.parley.contracts.frame;

import io.parley.contracts.json.Optional;
import java.time.Instant;

/** An entry of a user's notification list; {@code userId} is whom it is about. */
public record Notification(
        String id, String kind, @Optional String conversationId, String userId, Instant createdAt, boolean read) {}
