package io.parley.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ServerProcessesTest {

    private static final long SELF = ProcessHandle.current().pid();
    private static final long NOBODY = 1L << 40;

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_part_of_which_one_instance_is_gone_is_not_known_rather_than_cheap() {
        ServerProcesses processes = new ServerProcesses(Map.of("here", List.of(SELF), "half", List.of(SELF, NOBODY)));

        assertThat(processes.cpu()).containsOnlyKeys("here");
        assertThat(processes.memory("here")).isPresent();
        assertThat(processes.memory("half")).isEmpty();
        assertThat(processes.memory("never heard of")).isEmpty();
    }

    @Test
    void kernel_files_are_read_by_the_name_of_the_line() {
        List<String> status = List.of("Name:\tjava", "VmHWM:\t  999 kB", "VmRSS:\t  123456 kB");
        assertThat(Memory.kib(status, "VmRSS:")).hasValue(123_456);
        assertThat(Memory.kib(status, "Anonymous:")).isEmpty();

        List<String> limits = List.of(
                "Limit                     Soft Limit           Hard Limit           Units     ",
                "Max open files            1024                 20000                files     ");
        assertThat(OpenFiles.limit(limits)).hasValue(1024);
        assertThat(OpenFiles.limit(List.of("Max open files            unlimited            unlimited  files")))
                .isEmpty();
    }
}
