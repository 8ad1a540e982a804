package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.local.BrokerKind;
import io.parley.local.Guard;
import io.parley.local.LocalBroker;
import io.parley.local.LocalStack;
import io.parley.local.Ports;
import io.parley.local.Service;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two instances of the chat service that hear each other badly. */
@Timeout(240)
class GapsIT {

    private static final long SEED = 20261121;
    private static final int USERS = 20;
    private static final int MESSAGES = 1_500;

    @TempDir
    static Path data;

    private static LocalBroker broker;
    private static Guard guard;
    private static LiveChaos chaos;
    private static LocalStack stack;

    @BeforeAll
    static void start() throws Exception {
        guard = new Guard();
        List<BrokerKind> kinds = BrokerKind.own();
        broker = kinds.get(kinds.size() - 1).create(data, new Ports(), 0, guard);
        broker.start();
        URI url = URI.create(broker.url());
        chaos = new LiveChaos(url.getPort(), SEED);
        String throughChaos = broker.url().replace(":" + url.getPort(), ":" + chaos.port());
        stack = Stacks.start(Stacks.options(data, 2).withBrokerAt(throughChaos));
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
        chaos.close();
        broker.close();
        guard.close();
    }

    @Test
    void every_socket_ends_with_every_message_once_and_in_order_though_live_traffic_is_lost_late_and_doubled() {
        Random random = new Random(SEED);
        Map<String, String> conversations = new HashMap<>();
        List<String[]> pairs = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            for (int step : new int[] {1, 2, 5}) {
                String[] pair = {"user-" + i, "user-" + (i + step) % USERS};
                pairs.add(pair);
                conversations.put(pair[0] + pair[1], Client.conversation(stack, pair[0], pair[1]));
            }
        }
        List<Map<String, Client>> devices = List.of(new HashMap<>(), new HashMap<>());
        for (Map<String, Client> each : devices) {
            for (int i = 0; i < USERS; i++) {
                each.put("user-" + i, Client.connect(stack, "user-" + i));
            }
        }
        Map<String, Integer> expected = new HashMap<>();
        for (int i = 0; i < MESSAGES; i++) {
            String[] pair = pairs.get(random.nextInt(pairs.size()));
            String sender = pair[random.nextInt(2)];
            devices.get(random.nextInt(2))
                    .get(sender)
                    .sendMessage(conversations.get(pair[0] + pair[1]), "m" + i, "k" + i);
            for (String user : pair) {
                expected.merge(user, 1, Integer::sum);
            }
        }
        for (Map<String, Client> each : devices) {
            each.forEach((user, client) -> {
                await().alias(user)
                        .atMost(Client.LIMIT.multipliedBy(3))
                        .until(() -> messages(client).size() >= expected.get(user));
                assertInOrder(messages(client), expected.get(user));
                client.close();
            });
        }
        assertThat(chaos.dropped()).as("deliveries dropped").isGreaterThan(20);
        assertThat(chaos.repeated()).as("deliveries doubled").isGreaterThan(10);
        assertThat(chaos.delayed()).as("deliveries late").isGreaterThan(20);
        assertThat(stack.services(Service.CHAT).stream()
                        .mapToDouble(chat -> Client.metric(chat.port(), "parley_chat_catchup_messages_total"))
                        .sum())
                .as("messages that had to be read")
                .isGreaterThan(20);
    }

    private static List<JsonNode> messages(Client client) {
        return client.frames().stream()
                .filter(frame -> frame.startsWith("{\"type\":\"message.created\""))
                .map(Client::json)
                .toList();
    }

    private static void assertInOrder(List<JsonNode> messages, int expected) {
        Map<String, Long> last = new HashMap<>();
        for (JsonNode message : messages) {
            long before = last.merge(message.get("conversation_id").asText(), 1L, Long::sum);
            assertThat(message.at("/message/seq").asLong()).isEqualTo(before);
        }
        assertThat(messages).hasSize(expected);
    }
}
