package io.parley.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessTableTest {

    @Test
    void a_name_with_blanks_and_brackets_does_not_shift_the_fields() {
        ProcessStat stat = ProcessStat.parse(
                "42 (a (b) c) S 7 42 42 0 -1 4194560 100 200 0 0 11 22 33 44 20 0 1 0 555 1000 10 184467\n");

        assertThat(stat).isEqualTo(new ProcessStat(7, 11 + 22 + 33 + 44));
    }

    @Test
    void what_is_no_stat_line_is_nothing() {
        assertThat(ProcessStat.parse("")).isNull();
        assertThat(ProcessStat.parse("42 (java) S 7 42")).isNull();
    }

    @Test
    void all_that_a_process_has_started_counts_as_its_own() {
        ProcessTable table = new ProcessTable(Map.of(
                1L, new ProcessStat(0, 1000),
                10L, new ProcessStat(1, 5),
                11L, new ProcessStat(10, 7),
                12L, new ProcessStat(11, 9),
                20L, new ProcessStat(1, 100)));

        assertThat(table.cpu(10)).contains(Duration.ofMillis((5 + 7 + 9) * 10));
        assertThat(table.cpu(20)).contains(Duration.ofMillis(100 * 10));
        assertThat(table.cpu(99)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void this_very_process_has_used_cpu_and_holds_memory() {
        long self = ProcessHandle.current().pid();

        assertThat(ProcessTable.read().cpu(self))
                .hasValueSatisfying(cpu -> assertThat(cpu).isPositive());
        assertThat(Memory.of(self)).hasValueSatisfying(memory -> {
            assertThat(memory.anonymousKib()).isPositive();
            assertThat(memory.residentKib()).isGreaterThan(1024);
        });
        assertThat(OpenFiles.limit(self).orElse(Integer.MAX_VALUE)).isPositive();
    }
}
