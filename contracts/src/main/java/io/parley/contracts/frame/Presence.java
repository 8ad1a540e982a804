package io.parley.contracts.frame;

import io.parley.contracts.json.Optional;
import java.time.Instant;

public record Presence(
        String userId,
        boolean online,
        @Optional PresenceStatus status,
        @Optional Instant lastSeen) {}
