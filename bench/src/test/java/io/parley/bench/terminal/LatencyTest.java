package io.parley.bench.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatencyTest {

    @Test
    void a_quantile_is_the_time_that_so_many_stay_below() {
        Latency latency = new Latency();
        for (int i = 1; i <= 1000; i++) {
            latency.add(TimeUnit.MICROSECONDS.toNanos(i * 10));
        }

        Latency.Summary summary = latency.summary();

        assertThat(summary.count()).isEqualTo(1000);
        assertThat(summary.p50Us()).isCloseTo(5_000, Percentage.withPercentage(0.2));
        assertThat(summary.p95Us()).isCloseTo(9_500, Percentage.withPercentage(0.2));
        assertThat(summary.p99Us()).isCloseTo(9_900, Percentage.withPercentage(0.2));
        assertThat(summary.p999Us()).isCloseTo(9_990, Percentage.withPercentage(0.2));
        assertThat(summary.maxUs()).isCloseTo(10_000, Percentage.withPercentage(0.2));
    }

    @Test
    void nothing_is_thrown_at_times_beyond_all_sense() {
        Latency latency = new Latency();
        latency.add(-1);
        latency.add(Long.MAX_VALUE);

        assertThat(latency.summary().count()).isEqualTo(2);
    }

    @Test
    void what_several_have_gathered_is_put_together() {
        Latency one = new Latency();
        one.add(1_000);
        Latency other = new Latency();
        other.add(9_000);

        one.add(other);

        assertThat(one.summary().count()).isEqualTo(2);
        assertThat(one.summary().maxUs()).isEqualTo(9);
    }
}
