package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.LocalStack;
import io.parley.local.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Messages on their way: acknowledged, over REST, to many devices, past the policy, to sockets that are slow. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class DeliveryIT {

    private final LocalStack stack;
    private final String anna = "anna-" + UUID.randomUUID();
    private final String boris = "boris-" + UUID.randomUUID();
    private String conversation;

    DeliveryIT(LocalStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void converse() {
        conversation = Client.conversation(stack, anna, boris);
    }

    @Test
    void what_is_not_acknowledged_comes_three_times_more_and_then_the_socket_is_dead() {
        try (Client a = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris, "&ack=true");
                Client silent = Client.connect(stack, boris)) {
            a.sendMessage(conversation, "hear me", null);
            b.message("hear me");

            assertThat(b.closeCode()).isEqualTo(1001);
            assertThat(b.texts()).containsExactly("hear me", "hear me", "hear me", "hear me");
            assertThat(silent.texts()).containsExactly("hear me");
            assertThat(silent.isOpen()).isTrue();
        }
    }

    @Test
    void an_acknowledgement_is_cumulative_and_ends_the_repeats() {
        try (Client a = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris, "&ack=true")) {
            a.sendMessage(conversation, "one", null);
            a.sendMessage(conversation, "two", null);
            a.sendMessage(conversation, "three", null);
            String two = b.message("two").message().id();
            b.message("three");
            b.sendFrame("{'type':'message.ack','conversation_id':'%s','up_to_message_id':'%s'}", conversation, two);

            // The first repeat holds the one that is open, and no other.
            await().atMost(Client.LIMIT).until(() -> b.texts().size() == 4);
            assertThat(b.texts()).containsExactly("one", "two", "three", "three");
            b.sendFrame(
                    "{'type':'message.ack','conversation_id':'%s','up_to_message_id':'%s'}",
                    conversation, b.message("three").message().id());
            b.sendMessage(conversation, "my own needs none", null);
            b.message("my own needs none");
            a.first(
                    ServerFrame.MessageDelivered.class,
                    delivered -> delivered.upToMessageId().endsWith("_3"));
            assertThat(b.texts()).hasSize(5);
        }
    }

    @Test
    void a_message_over_rest_is_seen_on_the_sockets_and_made_once() {
        String path = "/v1/conversations/" + conversation + "/messages";
        String token = Client.token(stack, anna);
        try (Client a = Client.connect(stack, anna);
                Client b1 = Client.connect(stack, boris);
                Client b2 = Client.connect(stack, boris)) {
            var first = Client.post(stack, path, token, "{\"text\":\"over REST\"}", "key-1");
            var repeat = Client.post(stack, path, token, "{\"text\":\"over REST\"}", "key-1");
            a.sendFrame(
                    "{'type':'message.send','conversation_id':'%s','text':'over REST','idempotency_key':'key-1','ref':'r'}",
                    conversation);
            var conflict = Client.post(stack, path, token, "{\"text\":\"another\"}", "key-1");

            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(repeat.statusCode()).isEqualTo(200);
            assertThat(repeat.body()).isEqualTo(first.body());
            assertThat(conflict.statusCode()).isEqualTo(409);
            String id = Client.json(first.body()).get("id").asText();
            for (Client b : List.of(b1, b2)) {
                assertThat(b.message("over REST").message().id()).isEqualTo(id);
            }
            ServerFrame.MessageCreated own = a.message("over REST");
            assertThat(own.idempotencyKey()).isEqualTo("key-1");
            assertThat(a.first(ServerFrame.MessageCreated.class, frame -> "r".equals(frame.ref()))
                            .message()
                            .id())
                    .isEqualTo(id);
            for (String body : List.of("{}", "{\"text\":5}", "{\"text\":\" \"}", "{\"text\":\"a\\u0000\"}")) {
                assertThat(Client.call(stack, "POST", path, token, body).statusCode())
                        .as(body)
                        .isEqualTo(400);
            }
            assertThat(Client.call(stack, "POST", path, token, "{\"text\":\"" + "x".repeat(5_001) + "\"}")
                            .statusCode())
                    .isEqualTo(413);
            assertThat(Client.call(stack, "POST", path, Client.token(stack, "x" + anna), "{\"text\":\"hi\"}")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void all_devices_of_a_user_show_the_same() {
        List<Client> devices = new ArrayList<>();
        for (String user : List.of(anna, anna, anna, boris, boris)) {
            devices.add(Client.connect(stack, user));
        }
        for (int i = 0; i < 30; i++) {
            devices.get(i % devices.size()).sendMessage(conversation, "m" + i, "k" + i);
        }
        for (Client device : devices) {
            await().atMost(Client.LIMIT).until(() -> device.texts().size() >= 30);
            assertThat(seqs(device)).isSorted().doesNotHaveDuplicates().hasSize(30);
            assertThat(device.texts()).isEqualTo(devices.get(0).texts());
            device.close();
        }
    }

    @Test
    void a_text_is_cleaned_judged_and_flagged() {
        try (Client a = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris)) {
            a.sendMessage(conversation, "e\\u0301\\u202etxt\\u200b", null);
            b.message("étxt");
            a.sendMessage(conversation, "call me at +371 20 123 456", null);
            assertThat(b.message("call me at +371 20 123 456").message().flags())
                    .containsExactly("contact_details");
            assertThat(a.message("call me at +371 20 123 456").message().flags())
                    .isNull();
            a.sendFrame(
                    "{'type':'message.send','conversation_id':'%s','text':'\\u200b\\u202e ','ref':'blank'}",
                    conversation);
            assertThat(a.failure("blank").code()).isEqualTo(ErrorCode.VALIDATION_ERROR);

            String spam = "Meet me on my private page tonight";
            List<String> others = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                others.add(Client.conversation(stack, anna, "victim-" + i + "-" + boris));
            }
            others.forEach(other -> a.sendMessage(other, spam, null));
            await().atMost(Client.LIMIT).untilAsserted(() -> assertThat(a.all(ServerFrame.Failure.class))
                    .filteredOn(failure -> failure.code() == ErrorCode.CONTENT_REJECTED)
                    .hasSizeGreaterThanOrEqualTo(3));
        }
        JsonNode history = Client.json(Client.call(
                        stack,
                        "GET",
                        "/v1/conversations/" + conversation + "/messages",
                        Client.token(stack, boris),
                        null)
                .body());
        assertThat(history.at("/items/1/flags/0").asText()).isEqualTo("contact_details");
        assertThat(history.at("/items/0/flags").isMissingNode()).isTrue();
    }

    @Test
    void one_slow_socket_delays_nobody_and_is_closed_as_too_slow() throws Exception {
        String text = "я".repeat(4_500);
        String socket = "/v1/chat/ws?token=" + Client.token(stack, boris);
        try (Client a = Client.connect(stack, anna);
                RawSocket slow = RawSocket.connectWithSmallBuffer(Client.gatewayPort(stack), socket);
                Client b = Client.connect(stack, boris)) {
            int sent = 0;
            while (tooSlow() == 0 && sent < 4_000) {
                for (int i = 0; i < 50; i++) {
                    a.sendMessage(conversation, text, null);
                }
                sent += 50;
                int messages = sent;
                await().atMost(Client.LIMIT).until(() -> messages(b) == messages);
            }
            assertThat(tooSlow()).isEqualTo(1);
            assertThat(seqs(b)).hasSize(sent).isSorted().doesNotHaveDuplicates();
            assertThat(slow.closeCode()).isEqualTo(4010);
        }
    }

    /** Without reading them all, again and again. */
    private static long messages(Client client) {
        return client.frames().stream()
                .filter(frame -> frame.startsWith("{\"type\":\"message.created\""))
                .count();
    }

    @Test
    void the_list_has_the_newest_activity_first_and_pages() {
        List<String> made = new ArrayList<>(List.of(conversation));
        for (int i = 0; i < 24; i++) {
            made.add(Client.conversation(stack, anna, "other-" + i + "-" + boris));
        }
        try (Client a = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris)) {
            b.sendMessage(conversation, "the latest word", null);
            a.message("the latest word");
            String token = Client.token(stack, anna);
            JsonNode page = list(token, "?limit=10");
            assertThat(page.at("/items/0/id").asText()).isEqualTo(conversation);
            assertThat(page.at("/items/0/last_message/text").asText()).isEqualTo("the latest word");
            assertThat(page.at("/items/0/unread_count").asInt()).isEqualTo(1);
            await().atMost(Client.LIMIT).untilAsserted(() -> assertThat(list(token, "?limit=1")
                            .at("/items/0/presence/online")
                            .asBoolean())
                    .isTrue());
            assertThat(page.at("/items/1/last_message").isNull()).isTrue();

            List<String> listed = new ArrayList<>();
            for (JsonNode next = page; ; ) {
                next.get("items").forEach(item -> listed.add(item.get("id").asText()));
                if (next.get("next_cursor").isNull()) {
                    break;
                }
                next = list(token, "?limit=10&cursor=" + next.get("next_cursor").asText());
            }
            assertThat(listed).containsExactlyInAnyOrderElementsOf(made);
            for (String query : List.of("?limit=0", "?limit=x", "?cursor=x", "?cursor=AAAA")) {
                assertThat(Client.call(stack, "GET", "/v1/conversations" + query, token, null)
                                .statusCode())
                        .as(query)
                        .isEqualTo(400);
            }
        }
    }

    private JsonNode list(String token, String query) {
        return Client.json(Client.call(stack, "GET", "/v1/conversations" + query, token, null)
                .body());
    }

    private double tooSlow() {
        return stack.services(Service.CHAT).stream()
                .mapToDouble(chat -> Client.metric(chat.port(), "parley_chat_sockets_closed_total{code=\"4010\"}"))
                .sum();
    }

    private static List<Long> seqs(Client client) {
        return client.all(ServerFrame.MessageCreated.class).stream()
                .map(frame -> frame.message().seq())
                .toList();
    }
}
