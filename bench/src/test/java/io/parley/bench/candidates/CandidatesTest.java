package io.parley.bench.candidates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.bench.terminal.Latency;
import io.parley.bench.terminal.UsageException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidatesTest {

    @Test
    void two_hundred_thousand_profiles_are_the_default() {
        CandidatesOptions options = CandidatesOptions.parse(List.of());

        assertThat(options.profiles()).isEqualTo(200_000);
        assertThat(options.atOnce()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--profiles 5", "--reads 0", "--at-once 65", "--rows 7"})
    void what_makes_no_sense_is_refused(String words) {
        assertThatThrownBy(() -> CandidatesOptions.parse(List.of(words.split(" "))))
                .isInstanceOf(UsageException.class);
    }

    @Test
    void users_are_named_for_where_they_live() {
        assertThat(Spread.CITY.user(7)).isEqualTo("bench-city-0000007");
        assertThat(Spread.WORLD.user(1_234_567)).isEqualTo("bench-world-1234567");
    }

    @Test
    void what_was_not_answered_is_in_the_report() {
        Latency.Summary times = new Latency.Summary(10, 1_000, 2_000, 3_000, 4_000, 5_000);
        CandidatesReport report = new CandidatesReport(
                5,
                1.5,
                200_000,
                1,
                Map.of(Spread.CITY, new SpreadFigures(times, times, 19.5, Map.of(409, 7L))),
                Map.of(Spread.CITY, List.of("Limit")));

        assertThat(report.isSound()).isFalse();
        assertThat(String.join("\n", report.lines()))
                .contains("200,000 profiles of each kind; 5 were added")
                .containsPattern("one city, first page +10 +1\\.000 ms +2\\.000 ms +3\\.000 ms +5\\.000 ms +19\\.5")
                .contains("one city: HTTP 409, 7 times")
                .contains("  Limit");
    }
}
