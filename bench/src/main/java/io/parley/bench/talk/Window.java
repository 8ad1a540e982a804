package io.parley.bench.talk;

import java.util.concurrent.TimeUnit;

/**
 * The stretch of a run that is measured, on the clock of {@link System#nanoTime}.
 *
 * @param begin when the talk begins, before anything is measured
 */
record Window(long begin, long from, long to) {

    /** No stretch at all. */
    static final Window NONE = new Window(0, 0, 0);

    static Window beginning(long begin, int warmSeconds, int seconds) {
        long from = begin + TimeUnit.SECONDS.toNanos(warmSeconds);
        return new Window(begin, from, from + TimeUnit.SECONDS.toNanos(seconds));
    }

    /** By differences, as that clock may be anywhere and wrap. */
    boolean contains(long moment) {
        return moment - from >= 0 && moment - to < 0;
    }

    boolean isOver(long moment) {
        return moment - to >= 0;
    }
}
