package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.contracts.broker.Topology;
import io.parley.contracts.event.Event;
import io.parley.contracts.event.EventData;
import io.parley.contracts.event.EventWriter;
import io.parley.local.LocalStack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./parley dead-letters}, as an operator runs it. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class DeadLettersIT {

    private record Said(int status, String text) {}

    @TempDir
    Path folder;

    private final LocalStack stack;

    DeadLettersIT(LocalStack stack) {
        this.stack = stack;
    }

    @Test
    void what_a_service_could_not_take_is_listed_with_its_reason_and_has_its_effect_when_put_back() throws Exception {
        Event event = event();
        String refusal = "alter table discovery.inbox add constraint refusal check (event_id <> '" + event.id() + "')";
        Database.execute(stack, refusal);
        try {
            EventSource.publish(stack, Topology.DISCOVERY_INBOX, EventWriter.write(event));
            await().atMost(Client.LIMIT).untilAsserted(() -> assertThat(list(Topology.DISCOVERY_INBOX).text)
                    .containsPattern(
                            "discovery\\.inbox +" + event.id() + " +chat\\.user\\.online +\\S+ +SQLSTATE 23514"));
        } finally {
            Database.execute(stack, "alter table discovery.inbox drop constraint refusal");
        }

        Said retried = parley("dead-letters", "retry", event.id().toString());

        assertThat(retried.text).contains("discovery.inbox: 1 put back");
        assertThat(retried.status).isZero();
        await().atMost(Client.LIMIT)
                .until(() -> Database.count(
                                stack, "select count(*) from discovery.inbox where event_id = '" + event.id() + "'")
                        == 1);
        assertThat(list(Topology.DISCOVERY_INBOX).text)
                .doesNotContain(event.id().toString());
    }

    @Test
    void what_fails_again_is_back_among_the_dead_and_only_the_chosen_are_put_back() throws Exception {
        String first = malformed();
        String second = malformed();
        await().atMost(Client.LIMIT)
                .untilAsserted(() -> assertThat(list(Topology.CHAT_INBOX).text).contains(first, second));
        String before = line(first);

        assertThat(parley("dead-letters", "retry", first, "--queue", "chat.inbox").text)
                .contains("chat.inbox: 1 put back");

        await().atMost(Client.LIMIT).untilAsserted(() -> assertThat(line(first))
                .contains("an unknown event type")
                .isNotEqualTo(before));
        assertThat(list(Topology.CHAT_INBOX).text).contains(second);
    }

    @Test
    void an_id_that_no_dead_letter_has_is_told_and_fails() throws Exception {
        Said said = parley("dead-letters", "retry", "nobody");

        assertThat(said.status).isNotZero();
        assertThat(said.text).contains("no dead letter has the id nobody");
    }

    private String line(String id) throws Exception {
        return list(Topology.CHAT_INBOX)
                .text
                .lines()
                .filter(line -> line.contains(id))
                .findFirst()
                .orElse("");
    }

    private Said list(Topology.Inbox queue) throws Exception {
        Said said = parley("dead-letters", "list", "--queue", queue.name(), "--most", "10000");
        assertThat(said.status).as(said.text).isZero();
        return said;
    }

    private Said parley(String... words) throws Exception {
        Path output = Files.createTempFile(folder, "parley", ".txt");
        List<String> command =
                new ArrayList<>(List.of(Stacks.HOME.resolve("parley").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("PARLEY_RABBITMQ_URL", stack.rabbitmqUrl());
        builder.environment().put("PARLEY_BUILD", "never");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), Files.readString(output));
    }

    /** Publishes what has an id and is no event that anybody knows. */
    private String malformed() {
        String id = UUID.randomUUID().toString();
        EventSource.publish(
                stack,
                Topology.CHAT_INBOX,
                "{\"specversion\":\"1.0\",\"id\":\"%s\",\"type\":\"chat.unheard.of\"}"
                        .formatted(id)
                        .getBytes(StandardCharsets.UTF_8));
        return id;
    }

    private static Event event() {
        String user = "dead-" + UUID.randomUUID();
        return EventSource.event(user, new EventData.UserOnline(user, Instant.now()));
    }
}
