package io.parley.gateway.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/** Time that passes when it is told to. */
final class FakeClock implements Ticker {

    // Close to the overflow that such clocks may have.
    private volatile long nanos = Long.MAX_VALUE - Duration.ofSeconds(1).toNanos();

    @Override
    public long read() {
        return nanos;
    }

    void pass(Duration time) {
        nanos += time.toNanos();
    }
}
