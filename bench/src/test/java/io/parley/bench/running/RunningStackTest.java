package io.parley.bench.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.bench.terminal.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningStackTest {

    private static final long SELF = ProcessHandle.current().pid();
    private static final long NOBODY = 1L << 40;

    @TempDir
    Path data;

    @Test
    void where_nothing_runs_the_way_to_start_it_is_told() {
        assertThatThrownBy(() -> RunningStack.in(data))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("does not run here")
                .hasMessageContaining("./parley up --no-limits");
    }

    @Test
    void what_was_cut_off_does_not_count_as_running() throws IOException {
        write(false, NOBODY);

        assertThatThrownBy(() -> RunningStack.in(data))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("The gateway service")
                .hasMessageContaining("is gone");
    }

    @Test
    void with_limits_there_is_nothing_to_measure() throws IOException {
        write(true, SELF);

        assertThatThrownBy(() -> RunningStack.in(data))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("rate limits")
                .hasMessageContaining("--no-limits");
    }

    @Test
    void parts_and_servers_are_found_by_what_they_are() throws IOException {
        write(false, SELF);

        RunningStack stack = RunningStack.in(data);

        assertThat(stack.gateways()).containsExactly("127.0.0.1:8080");
        assertThat(stack.chats()).isEmpty();
        assertThat(stack.processes().roots()).containsKeys("gateway", "chat", "postgres", "rabbitmq");
        assertThat(stack.processes().roots().get("postgres")).containsExactly(8L);
    }

    private void write(boolean limits, long gateway) throws IOException {
        Files.writeString(data.resolve("run.json"), """
                {"postgres_url":"postgresql://p@h:1/d","rabbitmq_url":"amqp://h","signing_key":"k.pem","key_id":"one",
                 "limits":%s,"parts":[{"name":"gateway","service":"gateway","port":8080,"pid":%d}],
                 "servers":[{"name":"postgres","pid":8},{"name":"rabbitmq","pid":9}]}""".formatted(limits, gateway));
    }
}
