package io.parley.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final Patience patience = new Patience(UserLimits.DEFAULTS);

    @Test
    void it_ends_with_more_than_forty_refusals_in_ten_seconds() {
        for (int i = 0; i < 40; i++) {
            assertThat(patience.endsAt(millis(i))).isFalse();
        }
        assertThat(patience.endsAt(millis(9_999))).isTrue();
    }

    @Test
    void who_is_refused_now_and_then_stays() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(patience.endsAt(millis(i * 250L))).isFalse();
        }
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
