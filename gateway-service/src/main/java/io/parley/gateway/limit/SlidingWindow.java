package io.parley.gateway.limit;

import java.util.Arrays;

/**
 * At most so many within any stretch of a length: the times of the last few, in a ring that grows to what is needed. Not
 * thread-safe.
 */
final class SlidingWindow {

    private static final int FIRST_ROOM = 2;

    private final int max;
    private final long length;
    private long[] times;
    private int oldest;
    private int size;

    SlidingWindow(int max, long lengthNanos) {
        if (max < 1) {
            throw new IllegalArgumentException("a limit has to be at least 1");
        }
        this.max = max;
        this.length = lengthNanos;
        this.times = new long[Math.min(max, FIRST_ROOM)];
    }

    /** Takes one in, or answers false because there were as many as there may be. */
    boolean add(long now) {
        forget(now);
        if (size == max) {
            return false;
        }
        if (size == times.length) {
            grow();
        }
        times[(oldest + size) % times.length] = now;
        size++;
        return true;
    }

    /** How long until there is room for one more; 0 if there is now. */
    long untilRoom(long now) {
        forget(now);
        return size < max ? 0 : times[oldest] + length - now;
    }

    private void forget(long now) {
        while (size > 0 && now - times[oldest] >= length) {
            oldest = (oldest + 1) % times.length;
            size--;
        }
    }

    private void grow() {
        long[] grown = Arrays.copyOf(times, (int) Math.min(max, 2L * times.length));
        // What stood before the oldest comes after it.
        System.arraycopy(times, oldest, grown, 0, times.length - oldest);
        System.arraycopy(times, 0, grown, times.length - oldest, oldest);
        times = grown;
        oldest = 0;
    }
}
