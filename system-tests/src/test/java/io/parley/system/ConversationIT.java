package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.BrokerKind;
import io.parley.local.LocalStack;
import io.parley.local.Service;
import io.parley.local.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole way, with two instances of the chat service behind one gateway. */
@ParameterizedClass
@MethodSource("io.parley.system.Stacks#brokers")
@Timeout(120)
class ConversationIT {

    @TempDir
    static Path data;

    private static LocalStack stack;

    @Parameter
    BrokerKind broker;

    private final String anna = "anna-" + UUID.randomUUID();
    private final String boris = "boris-" + UUID.randomUUID();

    @BeforeParameterizedClassInvocation
    static void start(BrokerKind broker) {
        stack = Stacks.start(data.resolve(broker.name()), broker, 2);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        stack.close();
    }

    @Test
    void two_users_talk_and_the_platform_hears_of_it() {
        double heard = consumed(Service.NOTIFICATION);
        double heardByDiscovery = consumed(Service.DISCOVERY);
        String conversation = Client.conversation(stack, anna, boris);
        try (Client a = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris)) {
            a.send("{\"type\":\"message.send\",\"conversation_id\":\"" + conversation
                    + "\",\"text\":\"Hello!\",\"idempotency_key\":\"k1\",\"ref\":\"7\"}");

            ServerFrame.MessageCreated own = a.message("Hello!");
            ServerFrame.MessageCreated seen = b.message("Hello!");
            assertThat(own.ref()).isEqualTo("7");
            assertThat(own.idempotencyKey()).isEqualTo("k1");
            assertThat(seen.ref()).isNull();
            assertThat(seen.idempotencyKey()).isNull();
            assertThat(seen.message()).isEqualTo(own.message());
            assertThat(seen.message().seq()).isEqualTo(1);
            assertThat(seen.message().senderId()).isEqualTo(anna);

            b.sendMessage(conversation, "Hi", null);
            assertThat(a.message("Hi").message().seq()).isEqualTo(2);
            b.message("Hi");
        }

        assertThat(Database.count(
                        stack,
                        "select count(*) from chat.message where sender_id in ('" + anna + "', '" + boris + "')"))
                .isEqualTo(2);
        await().atMost(Client.LIMIT).untilAsserted(() -> {
            assertThat(consumed(Service.NOTIFICATION) - heard).isGreaterThanOrEqualTo(2);
            assertThat(consumed(Service.DISCOVERY) - heardByDiscovery).isGreaterThanOrEqualTo(2);
        });
    }

    @Test
    void users_on_different_instances_talk_in_both_directions() {
        String conversation = Client.conversation(stack, anna, boris);
        // The gateway takes the instances in turn: of three sockets in a row, two are on different ones.
        try (Client a = Client.connect(stack, anna);
                Client b1 = Client.connect(stack, boris);
                Client b2 = Client.connect(stack, boris)) {
            a.sendMessage(conversation, "to both", null);
            b1.sendMessage(conversation, "from one", null);
            b2.sendMessage(conversation, "from the other", null);

            for (Client client : List.of(a, b1, b2)) {
                client.message("to both");
                client.message("from one");
                client.message("from the other");
            }
        }
        assertThat(stack.services(Service.CHAT))
                .allSatisfy(chat -> assertThat(Client.metric(chat.port(), "parley_chat_commit_messages_sum"))
                        .isGreaterThan(0));
    }

    @Test
    void a_key_sent_three_times_over_two_sockets_makes_one_message() {
        String conversation = Client.conversation(stack, anna, boris);
        try (Client a1 = Client.connect(stack, anna);
                Client a2 = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris)) {
            a1.sendMessage(conversation, "once", "same");
            a2.sendMessage(conversation, "once", "same");
            a1.sendMessage(conversation, "once", "same");
            a1.sendMessage(conversation, "the end", null);

            b.message("the end");
            a1.message("the end");
            a2.message("the end");
            assertThat(b.texts()).containsExactly("once", "the end");
            List<String> answers = a1.all(ServerFrame.MessageCreated.class).stream()
                    .filter(frame -> frame.message().text().equals("once"))
                    .map(frame -> frame.message().id())
                    .distinct()
                    .toList();
            assertThat(answers).hasSize(1);
        }
        assertThat(Database.count(
                        stack, "select count(*) from chat.message where text = 'once' and sender_id = '" + anna + "'"))
                .isEqualTo(1);
        assertThat(Database.count(
                        stack,
                        "select count(*) from chat.outbox o join chat.message m using (conversation_id, seq)"
                                + " where m.text = 'once' and m.sender_id = '" + anna + "'"))
                .isEqualTo(1);
    }

    @Test
    void the_same_key_with_another_text_is_a_conflict() {
        String conversation = Client.conversation(stack, anna, boris);
        try (Client a = Client.connect(stack, anna)) {
            a.sendMessage(conversation, "first", "k");
            a.message("first");
            a.sendMessage(conversation, "second", "k");

            assertThat(a.first(ServerFrame.Failure.class).code()).isEqualTo(ErrorCode.IDEMPOTENCY_CONFLICT);
        }
    }

    @Test
    void a_conversation_is_made_once_for_a_pair_and_both_hear_of_it() {
        try (Client a = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris)) {
            String token = Client.token(stack, anna);
            var first =
                    Client.call(stack, "POST", "/v1/conversations", token, "{\"participant_ids\":[\"" + boris + "\"]}");
            var second = Client.call(
                    stack,
                    "POST",
                    "/v1/conversations",
                    Client.token(stack, boris),
                    "{\"participant_ids\":[\"" + boris + "\",\"" + anna + "\"]}");

            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(second.statusCode()).isEqualTo(200);
            String id = Client.json(first.body()).get("id").asText();
            assertThat(Client.json(second.body()).get("id").asText()).isEqualTo(id);
            assertThat(a.first(ServerFrame.ConversationCreated.class)
                            .conversation()
                            .id())
                    .isEqualTo(id);
            assertThat(b.first(ServerFrame.ConversationCreated.class)
                            .conversation()
                            .participantIds())
                    .containsExactlyInAnyOrder(anna, boris);
            for (String body :
                    List.of("{}", "{\"participant_ids\":[]}", "{\"participant_ids\":[\"x\",\"y\"]}", "[]", "{")) {
                var refused = Client.call(stack, "POST", "/v1/conversations", token, body);
                assertThat(refused.statusCode()).as(body).isEqualTo(400);
                assertThat(Client.json(refused.body()).get("code").asText()).isIn("validation_error", "invalid_json");
            }
        }
    }

    @Test
    void history_is_read_page_by_page_in_both_directions() {
        String conversation = Client.conversation(stack, anna, boris);
        try (Client a = Client.connect(stack, anna)) {
            for (int i = 1; i <= 25; i++) {
                a.sendMessage(conversation, "m" + i, null);
            }
            a.message("m25");
        }
        String path = "/v1/conversations/" + conversation + "/messages";
        String token = Client.token(stack, boris);

        var newest = Client.json(
                Client.call(stack, "GET", path + "?limit=10", token, null).body());
        assertThat(newest.get("items")).hasSize(10);
        assertThat(newest.at("/items/0/seq").asInt()).isEqualTo(16);
        assertThat(newest.at("/items/9/seq").asInt()).isEqualTo(25);
        var older = Client.json(Client.call(
                        stack,
                        "GET",
                        path + "?limit=10&before=" + newest.get("next_cursor").asText(),
                        token,
                        null)
                .body());
        assertThat(older.at("/items/0/seq").asInt()).isEqualTo(6);
        var oldest = Client.json(Client.call(
                        stack,
                        "GET",
                        path + "?limit=10&before=" + older.get("next_cursor").asText(),
                        token,
                        null)
                .body());
        assertThat(oldest.get("items")).hasSize(5);
        assertThat(oldest.get("next_cursor").isNull()).isTrue();
        var forward = Client.json(Client.call(
                        stack,
                        "GET",
                        path + "?limit=20&after=" + oldest.at("/items/4/id").asText(),
                        token,
                        null)
                .body());
        assertThat(forward.get("items")).hasSize(20);
        assertThat(forward.at("/items/0/seq").asInt()).isEqualTo(6);
        assertThat(forward.get("next_cursor").isNull()).isTrue();
        for (String query : List.of("?limit=0", "?limit=x", "?before=msg_1", "?after=x&before=y")) {
            assertThat(Client.call(stack, "GET", path + query, token, null).statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    @Test
    void an_instance_that_is_killed_leaves_its_share_of_the_outbox_to_the_other() {
        ServiceProcess killed = stack.services(Service.CHAT).get(0);
        killed.kill();
        double heard = consumed(Service.NOTIFICATION);
        int conversations = 12;
        for (int i = 0; i < conversations; i++) {
            String user = anna + "-" + i;
            String conversation = Client.conversation(stack, user, boris);
            try (Client client = Client.connect(stack, user)) {
                client.sendMessage(conversation, "still here", null);
                client.message("still here");
            }
        }

        await().atMost(Client.LIMIT).untilAsserted(() -> assertThat(consumed(Service.NOTIFICATION) - heard)
                .isGreaterThanOrEqualTo(conversations));
        stack.restart(killed);
    }

    @Test
    void no_log_holds_a_token_or_a_text() throws IOException {
        String secret = "a-text-nobody-may-read-" + UUID.randomUUID();
        String token = Client.token(stack, anna);
        String conversation = Client.conversation(stack, anna, boris);
        try (Client a = Client.open(stack, "?token=" + token)) {
            a.sendMessage(conversation, secret, null);
            a.message(secret);
        }
        for (ServiceProcess service : stack.services()) {
            assertThat(Files.readString(service.log())).doesNotContain(secret).doesNotContain(token);
        }
    }

    private static double consumed(Service service) {
        return Client.metric(
                stack.services(service).get(0).port(), "parley_events_consumed_total{type=\"chat.message.created\"}");
    }
}
