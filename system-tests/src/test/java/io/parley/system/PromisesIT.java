package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.Message;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.LocalStack;
import io.parley.local.Service;
import io.parley.local.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The promises of docs/protocol.md, one test each, from one device to the other over two instances. Order without gaps under worse
 * conditions is in {@link GapsIT}.
 */
@ExtendWith(FeatureStack.class)
@Timeout(180)
class PromisesIT {

    private final LocalStack stack;
    private final String anna = "anna-" + UUID.randomUUID();
    private final String boris = "boris-" + UUID.randomUUID();
    private String conversation;

    PromisesIT(LocalStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void converse() {
        conversation = Client.conversation(stack, anna, boris);
    }

    @Test
    void promise_1_durable_before_visible() {
        try (Client a = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris)) {
            for (int i = 1; i <= 20; i++) {
                a.sendMessage(conversation, "m" + i, null);
                b.message("m" + i);
                assertThat(stored("text = 'm" + i + "'")).isEqualTo(1);
            }
            stack.stopPostgres();
            a.sendFrame(
                    "{'type':'message.send','conversation_id':'%s','text':'lost?','idempotency_key':'k','ref':'r'}",
                    conversation);
            assertThat(a.failure("r").code()).isEqualTo(ErrorCode.UNAVAILABLE);
            a.roundTrip();
            b.roundTrip();
            assertThat(a.texts()).doesNotContain("lost?");
            assertThat(b.texts()).doesNotContain("lost?");
            stack.restartPostgres();
            await().atMost(Client.LIMIT).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
                a.sendMessage(conversation, "lost?", "k");
                a.roundTrip();
                assertThat(b.texts()).contains("lost?");
            });
            assertThat(stored("text = 'lost?'")).isEqualTo(1);
            assertThat(b.texts()).containsOnlyOnce("lost?");
        }
    }

    @Test
    void promise_2_sent_once() {
        String path = "/v1/conversations/" + conversation + "/messages";
        try (Client a1 = Client.connect(stack, anna);
                Client a2 = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris)) {
            for (int i = 0; i < 10; i++) {
                a1.sendMessage(conversation, "once", "k");
                a2.sendMessage(conversation, "once", "k");
                assertThat(Client.post(stack, path, Client.token(stack, anna), "{\"text\":\"once\"}", "k")
                                .statusCode())
                        .isIn(200, 201);
            }
            a1.sendMessage(conversation, "the end", null);
            for (Client client : List.of(a1, a2, b)) {
                client.message("the end");
            }
            assertThat(b.texts()).containsExactly("once", "the end");
            assertThat(a1.all(ServerFrame.MessageCreated.class).stream()
                            .filter(frame -> "k".equals(frame.idempotencyKey()))
                            .map(frame -> frame.message().id())
                            .distinct())
                    .hasSize(1);
            assertThat(stored("text = 'once'")).isEqualTo(1);
        }
    }

    @Test
    void promise_3_in_order_without_gaps_also_over_an_outage_of_the_broker() {
        try (Client a1 = Client.connect(stack, anna);
                Client a2 = Client.connect(stack, anna);
                Client b1 = Client.connect(stack, boris);
                Client b2 = Client.connect(stack, boris)) {
            List<Client> all = List.of(a1, a2, b1, b2);
            say(all, "before");
            all.forEach(client -> awaitMessages(client, 20));
            stack.stopBroker();
            say(all, "without");
            stack.restartBroker();
            // Nobody says anything more: what the instances could not tell each other is found all the same.
            all.forEach(client -> awaitMessages(client, 40));
            say(all, "after");
            for (Client client : all) {
                awaitMessages(client, 60);
                assertThat(client.all(ServerFrame.MessageCreated.class))
                        .extracting(frame -> frame.message().seq())
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, 60).boxed().toList());
            }
        }
    }

    @Test
    void promise_4_nothing_missed() {
        List<Long> seen = new ArrayList<>();
        try (Client a = Client.connect(stack, anna)) {
            try (Client b = Client.connect(stack, boris)) {
                a.sendMessage(conversation, "m1", null);
                b.message("m1");
                seen.add(1L);
            }
            for (int i = 2; i <= 150; i++) {
                a.sendMessage(conversation, "m" + i, null);
            }
            try (Client b = Client.connect(stack, boris)) {
                b.sendFrame(
                        "{'type':'sync','conversations':{'%s':'%s_1'}}",
                        conversation, conversation.replace("conv", "msg"));
                for (int i = 151; i <= 200; i++) {
                    a.sendMessage(conversation, "m" + i, null);
                }
                await().atMost(Client.LIMIT).until(() -> messages(b).size() >= 199);
                seen.addAll(messages(b));
            }
        }
        assertThat(seen.stream().sorted().toList())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 200).boxed().toList());
    }

    @Test
    void promise_5_delivered() {
        try (Client a = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris, "&ack=true")) {
            a.sendMessage(conversation, "hear me", null);
            String id = b.message("hear me").message().id();
            await().atMost(Client.LIMIT).until(() -> b.texts().size() >= 2);
            b.sendFrame("{'type':'message.ack','conversation_id':'%s','up_to_message_id':'%s'}", conversation, id);

            assertThat(a.first(ServerFrame.MessageDelivered.class).upToMessageId())
                    .isEqualTo(id);
            int received = b.texts().size();
            // Longer than any pause that would be left.
            await().during(Duration.ofSeconds(4))
                    .atMost(Client.LIMIT)
                    .until(() -> b.texts().size() == received && b.isOpen());
        }
    }

    /** As far as it goes without the gateway's part: the close says how to come back, and nothing is lost by it. */
    @Test
    void promise_6_a_restart_of_the_chat_service_is_no_event() {
        try (Client a = Client.connect(stack, anna);
                Client b1 = Client.connect(stack, boris);
                Client b2 = Client.connect(stack, boris)) {
            a.sendMessage(conversation, "before", null);
            for (Client b : List.of(b1, b2)) {
                b.message("before");
            }
            ServiceProcess restarted = stack.services(Service.CHAT).get(0);
            restarted.stop();
            stack.restart(restarted);
            b1.sendMessage(conversation, "after", null);
            for (Client client : List.of(a, b1, b2)) {
                client.message("after");
                assertThat(client.texts()).containsExactly("before", "after");
                assertThat(client.isOpen()).isTrue();
            }
        }
    }

    private void say(List<Client> clients, String word) {
        for (int i = 0; i < 20; i++) {
            clients.get(i % clients.size()).sendMessage(conversation, word + i, null);
        }
    }

    private static void awaitMessages(Client client, int count) {
        await().atMost(Client.LIMIT.multipliedBy(3)).until(() -> client.texts().size() >= count);
    }

    private static List<Long> messages(Client client) {
        List<Long> seqs = new ArrayList<>();
        client.all(ServerFrame.SyncBatch.class)
                .forEach(batch -> batch.messages().stream().map(Message::seq).forEach(seqs::add));
        client.all(ServerFrame.MessageCreated.class)
                .forEach(frame -> seqs.add(frame.message().seq()));
        return seqs;
    }

    private long stored(String condition) {
        return Database.count(
                stack, "select count(*) from chat.message where sender_id = '" + anna + "' and " + condition);
    }
}
