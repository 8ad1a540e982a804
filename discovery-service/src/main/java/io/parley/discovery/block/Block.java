package io.parley.discovery.block;

import java.time.Instant;

/**
 * A word of one user on another.
 *
 * @param holds whether it blocks, or ends a block
 */
public record Block(String byUserId, String targetUserId, boolean holds, Instant saidAt) {}
