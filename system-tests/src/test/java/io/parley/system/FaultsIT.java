package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.BrokerKind;
import io.parley.local.LocalStack;
import io.parley.local.Service;
import io.parley.local.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the system does while a part of it is gone, and after. */
@ParameterizedClass
@MethodSource("io.parley.system.Stacks#ownBrokers")
@Timeout(180)
class FaultsIT {

    /** A restart of a broker or a service, and the reconnects after it. */
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    @TempDir
    static Path data;

    private static LocalStack stack;

    @Parameter
    BrokerKind broker;

    private final String anna = "anna-" + UUID.randomUUID();
    private final String boris = "boris-" + UUID.randomUUID();

    @BeforeParameterizedClassInvocation
    static void start(BrokerKind broker) {
        stack = Stacks.start(data.resolve(broker.name()), broker, 1, Map.of("PARLEY_GATEWAY_UPSTREAM_PATIENCE", "3s"));
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        stack.close();
    }

    @Test
    void an_event_survives_a_kill_between_commit_and_publish_and_has_its_effect_once() {
        String conversation = Client.conversation(stack, anna, boris);
        // Without a broker a commit cannot be followed by its publish: the kill is certain to fall between the two.
        stack.stopBroker();
        try (Client a = Client.connect(stack, anna)) {
            a.sendMessage(conversation, "before the crash", "k");
            a.message("before the crash");
        }
        assertThat(unpublished(anna)).isEqualTo(1);
        ServiceProcess chat = stack.services(Service.CHAT).get(0);
        chat.kill();
        stack.restartBroker();
        stack.restart(chat);

        await().atMost(RECOVERY).untilAsserted(() -> {
            assertThat(noted("notification", anna)).isEqualTo(1);
            assertThat(noted("discovery", anna)).isEqualTo(1);
            assertThat(unpublished(anna)).isZero();
        });
    }

    @Test
    void without_a_broker_messages_flow_and_their_events_wait() {
        String conversation = Client.conversation(stack, anna, boris);
        try (Client a = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris)) {
            stack.stopBroker();
            a.sendMessage(conversation, "no broker", null);
            b.message("no broker");
            b.sendMessage(conversation, "none indeed", null);
            a.message("none indeed");
            assertThat(unpublished(anna) + unpublished(boris)).isEqualTo(2);

            stack.restartBroker();
            await().atMost(RECOVERY).untilAsserted(() -> {
                assertThat(unpublished(anna) + unpublished(boris)).isZero();
                assertThat(noted("notification", anna) + noted("notification", boris))
                        .isEqualTo(2);
                assertThat(noted("discovery", anna) + noted("discovery", boris)).isEqualTo(2);
            });
        }
    }

    @Test
    void without_postgres_nothing_is_acknowledged_and_it_recovers_by_itself() {
        String conversation = Client.conversation(stack, anna, boris);
        try (Client a = Client.connect(stack, anna);
                Client b = Client.connect(stack, boris)) {
            stack.stopPostgres();
            a.sendMessage(conversation, "lost?", "k1");

            assertThat(a.first(ServerFrame.Failure.class).code()).isEqualTo(ErrorCode.UNAVAILABLE);
            var refused = Client.call(
                    stack, "GET", "/v1/conversations/" + conversation + "/messages", Client.token(stack, anna), null);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(Client.json(refused.body()).get("code").asText()).isEqualTo("unavailable");

            stack.restartPostgres();
            await().atMost(RECOVERY).untilAsserted(() -> {
                a.sendMessage(conversation, "lost?", "k1");
                a.roundTrip();
                assertThat(b.texts()).contains("lost?");
            });
            a.sendMessage(conversation, "the end", null);
            b.message("the end");
            assertThat(b.texts()).containsExactly("lost?", "the end");
        }
        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(noted("notification", anna)).isEqualTo(2));
    }

    @Test
    void without_a_chat_service_a_client_hears_unavailable_and_is_served_again_when_it_is_back() {
        String conversation = Client.conversation(stack, anna, boris);
        ServiceProcess chat = stack.services(Service.CHAT).get(0);
        String token = Client.token(stack, anna);
        try (Client a = Client.connect(stack, anna)) {
            chat.kill();
            a.sendMessage(conversation, "into the void", "k");
            a.roundTrip();

            assertThat(a.first(ServerFrame.Failure.class).code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(a.closeCode()).isEqualTo(1013);
        }
        try (Client late = Client.open(stack, "?token=" + token)) {
            assertThat(late.first(ServerFrame.Failure.class).code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(late.closeCode()).isEqualTo(1013);
        }
        var refused = Client.call(stack, "GET", "/v1/conversations/" + conversation + "/messages", token, null);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        int gateway = stack.services(Service.GATEWAY).get(0).port();
        assertThat(Client.call(gateway, "GET", "/q/health/ready", null, null).statusCode())
                .isEqualTo(503);
        assertThat(Client.call(gateway, "GET", "/health", null, null).statusCode())
                .isEqualTo(200);

        stack.restart(chat);
        try (Client a = Client.connect(stack, anna)) {
            a.sendMessage(conversation, "back again", null);
            a.message("back again");
        }
        assertThat(Client.call(gateway, "GET", "/q/health/ready", null, null).statusCode())
                .isEqualTo(200);
    }

    private static long unpublished(String sender) {
        return Database.count(
                stack,
                "select count(*) from chat.outbox o join chat.message m using (conversation_id, seq)"
                        + " where o.published_at is null and m.sender_id = '" + sender + "'");
    }

    private static long noted(String consumer, String sender) {
        return Database.count(
                stack,
                "select count(*) from " + consumer + ".inbox i join chat.outbox o using (event_id)"
                        + " join chat.message m using (conversation_id, seq) where m.sender_id = '" + sender + "'");
    }
}
