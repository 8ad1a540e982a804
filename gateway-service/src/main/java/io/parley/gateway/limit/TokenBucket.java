package io.parley.gateway.limit;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A token bucket as one number: the time at which it will be full again. To take a token moves that time on by what a token
 * takes to come back; it may not lie further ahead than an empty bucket takes to fill. Any thread may take.
 */
final class TokenBucket {

    /**
     * @param tokenNanos what one token takes to come back
     * @param fullNanos  what all of them take
     */
    record Rate(long tokenNanos, long fullNanos) {

        static Rate of(int perSecond, int burst) {
            if (perSecond < 1 || burst < 1) {
                throw new IllegalArgumentException("a rate and its burst have to be at least 1");
            }
            long token = TimeUnit.SECONDS.toNanos(1) / perSecond;
            return new Rate(token, token * burst);
        }
    }

    private final AtomicLong fullAt;

    /** Full. */
    TokenBucket(long now) {
        fullAt = new AtomicLong(now);
    }

    /** Takes a token and answers 0, or takes none and answers how long until there is one. */
    long take(Rate rate, long now) {
        while (true) {
            long before = fullAt.get();
            // By the difference: these clocks may overflow.
            long after = (before - now > 0 ? before : now) + rate.tokenNanos();
            long missing = after - now - rate.fullNanos();
            if (missing > 0) {
                return missing;
            }
            if (fullAt.compareAndSet(before, after)) {
                return 0;
            }
        }
    }
}
