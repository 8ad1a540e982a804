package io.parley.bench.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DueTimesTest {

    @Test
    void the_first_is_due_at_the_begin_and_the_others_evenly_after_it() {
        DueTimes times = new DueTimes(1_000, 4);

        assertThat(times.due(0)).isEqualTo(1_000);
        assertThat(times.due(1)).isEqualTo(250_001_000);
        assertThat(times.due(4)).isEqualTo(1_000_001_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 999, 1_000_000})
    void after_an_hour_there_is_no_drift_whatever_the_rate(int rate) {
        DueTimes times = new DueTimes(5, rate);

        assertThat(times.due(times.messagesIn(3_600))).isEqualTo(5 + TimeUnit.HOURS.toNanos(1));
        assertThat(times.due(times.messagesIn(3_600) - 1)).isLessThan(5 + TimeUnit.HOURS.toNanos(1));
    }

    @Test
    void no_run_is_long_enough_to_overflow() {
        DueTimes times = new DueTimes(0, 1_000_000);

        assertThat(times.due(times.messagesIn(86_400 + 3_600))).isEqualTo(TimeUnit.HOURS.toNanos(25));
    }
}
