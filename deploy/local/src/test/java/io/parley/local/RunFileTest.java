package io.parley.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {

    @TempDir
    Path data;

    @Test
    void what_runs_is_read_with_its_processes() throws Exception {
        Files.writeString(data.resolve("run.json"), """
                {"postgres_url":"postgresql://p@h:1/d","rabbitmq_url":"amqp://h","signing_key":"k.pem","key_id":"one",
                 "limits":false,"parts":[{"name":"chat-1","service":"chat","port":8084,"pid":7}],
                 "servers":[{"name":"postgres","pid":8}]}""");

        RunFile run = RunFile.read(data);

        assertThat(run.limits()).isFalse();
        assertThat(run.parts()).containsExactly(new RunFile.Part("chat-1", "chat", 8084, 7));
        assertThat(run.servers()).containsExactly(new RunFile.Server("postgres", 8));
    }

    @Test
    void where_nothing_runs_the_way_to_start_it_is_told() {
        assertThatThrownBy(() -> RunFile.read(data))
                .isInstanceOf(LocalStackException.class)
                .hasMessage("Parley does not run here; start it with ./parley up");
    }
}
