package io.parley.bench.idle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.bench.process.Memory;
import io.parley.bench.terminal.BenchException;
import io.parley.bench.terminal.UsageException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdleTest {

    @Test
    void what_was_asked_for_must_fit_and_what_is_usual_is_cut_down() {
        assertThat(IdleOptions.parse(List.of()).socketsIn(50_000)).isEqualTo(10_000);
        assertThat(IdleOptions.parse(List.of()).socketsIn(9_800)).isEqualTo(9_800);
        assertThat(IdleOptions.parse(List.of("--sockets", "500")).socketsIn(500))
                .isEqualTo(500);
        assertThatThrownBy(() -> IdleOptions.parse(List.of("--sockets", "500")).socketsIn(499))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("room for 499 sockets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--sockets 100", "--sockets 30000", "--hold 0", "--settle -1", "--pairs 5"})
    void what_makes_no_sense_is_refused(String words) {
        assertThatThrownBy(() -> IdleOptions.parse(List.of(words.split(" ")))).isInstanceOf(UsageException.class);
    }

    @Test
    void a_process_needs_files_beside_the_sockets() {
        assertThat(Room.of(20_000, 2)).isEqualTo(9_800);
        assertThat(Room.of(20_000, 1)).isEqualTo(19_600);
        assertThat(Room.of(100, 1)).isZero();
    }

    @Test
    void growth_is_divided_by_the_sockets_that_made_it() {
        IdleReport.Growth growth =
                IdleReport.Growth.between(new Memory(100_000, 80_000), new Memory(300_000, 180_000), 10_000);

        assertThat(growth).isEqualTo(new IdleReport.Growth(20, 10, 300_000));
    }

    @Test
    void a_figure_that_is_missing_is_said_to_be() {
        Map<String, IdleReport.Growth> memory = new LinkedHashMap<>();
        memory.put("gateway", new IdleReport.Growth(20.04, 10, 300_000));
        memory.put("chat", null);
        Map<String, Double> cpu = IdleReport.percent(
                Map.of("gateway", Duration.ofSeconds(5)), Map.of("gateway", Duration.ofMillis(5_100)), 10);

        IdleReport report = new IdleReport(1_000, 900, 1234.5, 10, 0, memory, cpu);

        assertThat(cpu).containsEntry("gateway", 1.0);
        assertThat(String.join("\n", report.lines()))
                .contains("1,000 idle sockets")
                .containsPattern("gateway +20\\.0 +10\\.0 +292")
                .containsPattern("chat +not known here");
    }
}
