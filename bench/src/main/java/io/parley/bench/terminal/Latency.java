package io.parley.bench.terminal;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Gathers times, to three digits. Written by one thread; read when that one has finished. */
public final class Latency {

    private static final int DIGITS = 3;

    private final Histogram micros = new Histogram(TimeUnit.HOURS.toMicros(2), DIGITS);

    public void add(long nanos) {
        micros.recordValue(Math.min(Math.max(0, nanos / 1000), micros.getHighestTrackableValue()));
    }

    public void add(Latency others) {
        micros.add(others.micros);
    }

    public Summary summary() {
        return new Summary(
                micros.getTotalCount(),
                micros.getValueAtPercentile(50),
                micros.getValueAtPercentile(95),
                micros.getValueAtPercentile(99),
                micros.getValueAtPercentile(99.9),
                micros.getMaxValue());
    }

    /** Microseconds below which that part of the times lies. */
    public record Summary(long count, long p50Us, long p95Us, long p99Us, long p999Us, long maxUs) {}
}
