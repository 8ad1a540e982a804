package io.parley.gateway.limit;

import java.util.concurrent.TimeUnit;

/** A wait as clients are told of it: whole seconds, never less than the wait, at least one. */
final class RetryAfter {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private RetryAfter() {}

    static long seconds(long nanos) {
        return Math.max(1, (nanos + SECOND - 1) / SECOND);
    }
}
