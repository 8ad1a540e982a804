package io.parley.notification.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5));

    @ParameterizedTest
    @CsvSource({"0, 2000", "1, 4000", "2, 8000", "7, 256000", "8, 300000", "30000, 300000"})
    void it_doubles_up_to_its_limit(int failures, long millis) {
        assertThat(backoff.after(failures, 0)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void chance_takes_away_half_of_it_at_most() {
        assertThat(backoff.after(2, 0.5)).isEqualTo(Duration.ofSeconds(6));
        assertThat(backoff.after(2, 0.999)).isBetween(Duration.ofSeconds(4), Duration.ofMillis(4_100));
    }
}
