package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.local.BrokerKind;
import io.parley.local.LocalStack;
import io.parley.local.ServiceProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The client library against the real services: two clients talk while the gateway is killed, the chat service is killed, sockets fall
 * silent, the network goes and tokens run out. {@code -Dparley.cuts.seed} says by which plan, {@code -Dparley.cuts.messages},
 * {@code -Dparley.cuts.number} and {@code -Dparley.cuts.kills} how much of it.
 */
@Timeout(900)
class ClientCutsIT {

    private static final int MESSAGES = Integer.getInteger("parley.cuts.messages", 600);
    private static final int CUTS = Integer.getInteger("parley.cuts.number", 60);

    /** Of the cuts: a service takes seconds to start again. */
    private static final int KILLS = Integer.getInteger("parley.cuts.kills", 4);

    private static final long SEED = Long.getLong("parley.cuts.seed", System.nanoTime() & 0xffffff);

    @TempDir
    static Path data;

    private final String anna = "anna-" + UUID.randomUUID();
    private final String boris = "boris-" + UUID.randomUUID();
    private LocalStack stack;

    @BeforeEach
    void start() {
        NodeProgram.assumePossible();
        stack = Stacks.start(data, BrokerKind.ANY, 2);
    }

    @AfterEach
    void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void two_clients_end_with_the_same_messages_in_the_same_order_whatever_breaks_between_them() {
        System.out.printf("cuts: %,d messages, %d cuts, -Dparley.cuts.seed=%d%n", MESSAGES, CUTS, SEED);
        String conversation = Client.conversation(stack, anna, boris);
        JsonNode report;
        try (NodeProgram program = NodeProgram.start("cuts", plan(conversation))) {
            report = program.report(this::kill);
        }
        System.out.printf("cuts: %d s%n", report.get("seconds").asInt());

        String plan = "seed " + SEED + "\n" + String.join("\n", texts(report.get("log"), ""));
        List<String> truth = Database.texts(
                stack,
                "select text from chat.message where sender_id in ('" + anna + "', '" + boris + "') order by seq");
        assertThat(truth).as(plan).hasSize(MESSAGES).doesNotHaveDuplicates();
        int connections = 0;
        for (JsonNode side : report.get("sides")) {
            String name = side.get("user").asText();
            assertThat(truth.stream().filter(text -> text.startsWith(name + " ")))
                    .as(plan)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, MESSAGES / 2)
                            .mapToObj(i -> name + " " + i)
                            .toList());
            for (String list : List.of("held", "heard")) {
                JsonNode messages = side.get(list);
                assertThat(texts(messages, "text")).as(list + " by " + plan).isEqualTo(truth);
                assertThat(texts(messages, "seq"))
                        .as(list + " by " + plan)
                        .containsExactlyElementsOf(LongStream.rangeClosed(1, MESSAGES)
                                .mapToObj(Long::toString)
                                .toList());
            }
            assertThat(texts(side.get("held"), "status")).as(plan).isSubsetOf("received", "sent", "delivered", "read");
            assertThat(side.get("failures")).as(plan).isEmpty();
            connections += side.get("connections").asInt();
        }
        assertThat(connections)
                .as("each cut of its own has cost a side its connection; " + plan)
                .isGreaterThan(CUTS - KILLS);
    }

    private Map<String, String> plan(String conversation) {
        return Map.of(
                "PARLEY_GATEWAY", "http://127.0.0.1:" + Client.gatewayPort(stack),
                "PARLEY_CONVERSATION", conversation,
                "PARLEY_ANNA", anna,
                "PARLEY_BORIS", boris,
                "PARLEY_MESSAGES", "" + MESSAGES,
                "PARLEY_CUTS", "" + CUTS,
                "PARLEY_KILLS", "" + KILLS,
                "PARLEY_SEED", "" + SEED);
    }

    /** All at once, then each again where it was. */
    private void kill(List<String> words) {
        assertThat(words.get(0)).isEqualTo("kill");
        List<ServiceProcess> victims = stack.services().stream()
                .filter(service -> words.contains(service.name()))
                .toList();
        assertThat(victims).hasSize(words.size() - 1);
        victims.forEach(ServiceProcess::kill);
        victims.forEach(stack::restart);
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> field.isEmpty() ? each : each.get(field))
                .map(JsonNode::asText)
                .toList();
    }
}
