package io.parley.discovery.pairing;

import java.time.Instant;

/** A match as one of the two sees it. */
public record Match(String id, String userId, Instant createdAt) {}
