package io.parley.notification.push;

import java.time.Duration;

/** The pause after an attempt that failed: it doubles with each one up to a limit, and a random part of its second half is left out. */
record Backoff(Duration first, Duration longest) {

    /**
     * @param failures before this one
     * @param random   at least 0 and below 1
     */
    Duration after(int failures, double random) {
        long pause = first.toMillis();
        for (int i = 0; i < failures && pause < longest.toMillis(); i++) {
            pause *= 2;
        }
        long most = Math.min(pause, longest.toMillis());
        return Duration.ofMillis(most - (long) (most / 2 * random));
    }
}
