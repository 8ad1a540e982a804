package io.parley.discovery.seeker;

import java.time.Instant;

/** A sign of life. */
public record Sign(String userId, Instant at) {}
