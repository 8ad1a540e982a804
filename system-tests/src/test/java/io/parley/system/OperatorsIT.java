package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.LocalStack;
import io.parley.local.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What operators and load balancers ask a gateway. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class OperatorsIT {

    @TempDir
    static Path data;

    private final LocalStack stack;

    OperatorsIT(LocalStack stack) {
        this.stack = stack;
    }

    @Test
    void the_figures_are_for_operators_alone() {
        assertThat(stats(null).statusCode()).isEqualTo(401);
        assertThat(stats("nonsense").statusCode()).isEqualTo(401);
        HttpResponse<String> user = stats(Client.token(stack, "anna"));
        assertThat(user.statusCode()).isEqualTo(403);
        assertThat(Client.json(user.body()).get("code").asText()).isEqualTo("access_denied");
        assertThat(stats(operator()).statusCode()).isEqualTo(200);
    }

    @Test
    void the_figures_count_sockets_and_frames_and_name_nobody() {
        String conversation = Client.conversation(stack, "ops-anna", "ops-boris");
        JsonNode before = Client.json(stats(operator()).body());
        try (Client anna = Client.connect(stack, "ops-anna")) {
            anna.sendMessage(conversation, "seen by nobody else", null);
            anna.first(ServerFrame.MessageCreated.class);

            String body = stats(operator()).body();
            JsonNode now = Client.json(body);
            assertThat(now.get("total_connections").asInt()).isGreaterThanOrEqualTo(1);
            assertThat(grown(before, now, "/connections_opened")).isGreaterThanOrEqualTo(1);
            assertThat(grown(before, now, "/messages/in/message.send")).isGreaterThanOrEqualTo(1);
            assertThat(grown(before, now, "/messages/out/message.created")).isGreaterThanOrEqualTo(1);
            assertThat(grown(before, now, "/message_queue/processed_messages")).isGreaterThanOrEqualTo(1);
            assertThat(now.get("refusals").isObject()).isTrue();
            assertThat(now.get("uptime_seconds").asLong()).isPositive();
            assertThat(now.get("upstream")).hasSize(stack.services(Service.CHAT).size());
            assertThat(now.get("upstream").findValuesAsText("state")).containsOnly("up");
            assertThat(now.get("upstream").findValuesAsText("instance"))
                    .contains(stack.services(Service.CHAT).get(0).url());
            assertThat(body).doesNotContain("ops-anna", "ops-boris", conversation, "seen by nobody else");
        }
    }

    @Test
    void the_simple_check_counts_the_open_sockets() {
        try (Client anna = Client.connect(stack, "anna")) {
            anna.roundTrip();
            HttpResponse<String> health = Client.call(stack, "GET", "/health", null, null);
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(Client.json(health.body()).get("status").asText()).isEqualTo("ok");
            assertThat(Client.json(health.body()).get("connections").asInt()).isGreaterThanOrEqualTo(1);
        }
    }

    @Test
    void a_gateway_takes_sockets_until_it_drains() {
        try (SideGateway gateway = SideGateway.start(
                stack,
                data,
                "gateway-drain",
                Map.of(
                        "PARLEY_GATEWAY_UPSTREAM_URLS",
                        stack.services(Service.CHAT).get(0).url(),
                        "QUARKUS_SHUTDOWN_DELAY",
                        "3s"))) {
            assertThat(status(gateway)).isEqualTo("200 ok");

            CompletableFuture<Void> stopping = CompletableFuture.runAsync(gateway::stop);
            await().atMost(Client.LIMIT)
                    .pollInterval(Duration.ofMillis(20))
                    .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                    .until(() -> status(gateway).equals("503 draining"));
            stopping.join();
        }
    }

    @Test
    void a_gateway_without_a_chat_instance_says_so_and_a_full_one_too() {
        String chat = stack.services(Service.CHAT).get(0).url();
        try (SideGateway gateway = SideGateway.start(
                stack, data, "gateway-alone", Map.of("PARLEY_GATEWAY_UPSTREAM_URLS", "http://127.0.0.1:1"))) {
            assertThat(status(gateway)).isEqualTo("503 unavailable");
        }
        try (SideGateway gateway = SideGateway.start(
                stack,
                data,
                "gateway-full",
                Map.of("PARLEY_GATEWAY_UPSTREAM_URLS", chat, "PARLEY_GATEWAY_LIMITS_CONNECTIONS", "0"))) {
            assertThat(status(gateway)).isEqualTo("503 full");
        }
    }

    @Test
    void however_often_it_is_asked_a_chat_instance_is_probed_once() throws IOException {
        try (ScriptedService chat = ScriptedService.answering("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
                SideGateway gateway = SideGateway.start(
                        stack,
                        data,
                        "gateway-asked",
                        Map.of("PARLEY_GATEWAY_UPSTREAM_URLS", chat.url(), "PARLEY_GATEWAY_HEALTH_KEEP", "60s"))) {
            for (int i = 0; i < 50; i++) {
                assertThat(status(gateway)).isEqualTo("503 unavailable");
            }
            assertThat(chat.connections()).isEqualTo(1);
        }
    }

    private static String status(SideGateway gateway) {
        HttpResponse<String> answer = Client.call(gateway.port(), "GET", "/ws/health", null, null);
        return answer.statusCode() + " "
                + Client.json(answer.body()).get("status").asText();
    }

    private static long grown(JsonNode before, JsonNode now, String pointer) {
        return now.at(pointer).asLong() - before.at(pointer).asLong();
    }

    private HttpResponse<String> stats(String token) {
        return Client.call(stack, "GET", "/api/websocket/stats", token, null);
    }

    private String operator() {
        HttpResponse<String> answer =
                Client.call(stack, "POST", "/v1/dev/tokens?user=operations&role=operator", null, "");
        return Client.json(answer.body()).get("token").asText();
    }
}
