package io.parley.discovery.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastActiveTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"PT-1H, today", "PT24H, today", "PT25H, week", "P7D, week", "P8D, month", "P30D, month", "P31D, earlier"
    })
    void strangers_learn_the_day_the_week_or_the_month(Duration ago, String word) {
        assertThat(LastActive.of(NOW.minus(ago), NOW).wireName()).isEqualTo(word);
    }
}
