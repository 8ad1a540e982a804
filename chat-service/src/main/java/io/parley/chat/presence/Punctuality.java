package io.parley.chat.presence;

import java.time.Duration;

/**
 * How regularly this instance has given its own sign of life. One that was late knows nothing of the others: what kept it, an outage of
 * PostgreSQL for one, may have kept them too, and they need a moment to give theirs.
 */
final class Punctuality {

    private static final int PARTS = 3;

    private final long lease;
    private final long part;
    private long last;
    private long punctualSince;

    Punctuality(Duration lease, long nowNanos) {
        this.lease = lease.toNanos();
        this.part = this.lease / PARTS;
        this.last = nowNanos;
        this.punctualSince = nowNanos;
    }

    /** A sign of life was given; answers whether the one before it had run out. */
    synchronized boolean given(long nowNanos) {
        long pause = nowNanos - last;
        if (pause > part) {
            punctualSince = nowNanos;
        }
        last = nowNanos;
        return pause > lease;
    }

    /** Whether it has been punctual for so long that whoever is not is gone. */
    synchronized boolean mayJudge(long nowNanos) {
        return nowNanos - punctualSince >= part;
    }
}
