package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.local.LocalStack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What one user may do, over all sockets and REST together. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class UserLimitsIT {

    @TempDir
    static Path data;

    private final LocalStack stack;

    UserLimitsIT(LocalStack stack) {
        this.stack = stack;
    }

    private record Device(WebSocket socket, Client.Frames frames) {

        void send(String frame) {
            socket.sendText(frame.replace('\'', '"'), true).join();
        }

        List<JsonNode> errors(String code) {
            return frames.all().stream()
                    .map(Client::json)
                    .filter(frame -> frame.get("type").asText().equals("error"))
                    .filter(frame -> frame.get("code").asText().equals(code))
                    .toList();
        }

        boolean has(String part) {
            return frames.all().stream().anyMatch(frame -> frame.contains(part));
        }
    }

    @Test
    void the_sixth_socket_of_a_user_replaces_the_oldest() {
        try (SideGateway gateway = SideGateway.start(stack, data, "gateway-sixth", Map.of())) {
            List<Device> devices = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                devices.add(connect(gateway, "anna"));
            }
            await().atMost(Client.LIMIT)
                    .untilAsserted(() ->
                            assertThat(devices.get(0).frames().closeCode()).isEqualTo(4009));
            for (Device other : devices.subList(1, 6)) {
                assertThat(other.frames().closeCode()).isNull();
                other.socket().abort();
            }
        }
    }

    /** One frame a second: no machine is so slow that the burst is refilled meanwhile. */
    @Test
    void frames_beyond_the_budget_of_all_sockets_hear_when_to_come_back() {
        try (SideGateway gateway = SideGateway.start(
                stack,
                data,
                "gateway-frames",
                Map.of(
                        "PARLEY_GATEWAY_LIMITS_USER_FRAMES", "1",
                        "PARLEY_GATEWAY_LIMITS_USER_FRAMES_BURST", "10",
                        "PARLEY_GATEWAY_LIMITS_USER_REFUSALS", "1000"))) {
            Device one = connect(gateway, "anna");
            Device other = connect(gateway, "anna");
            for (int i = 0; i < 100; i++) {
                (i % 2 == 0 ? one : other).send("{'type':'ping','ref':'p" + i + "'}");
            }
            await().atMost(Client.LIMIT)
                    .until(() -> !one.errors("rate_limited").isEmpty()
                            && !other.errors("rate_limited").isEmpty());
            JsonNode refused = one.errors("rate_limited").get(0);
            assertThat(refused.get("retry_after").asInt()).isEqualTo(1);
            assertThat(refused.get("ref").asText()).startsWith("p");
            assertThat(one.frames().closeCode()).isNull();
            // Another user has a budget of its own.
            Device boris = connect(gateway, "boris");
            boris.send("{'type':'ping','ref':'b'}");
            await().atMost(Client.LIMIT).until(() -> boris.has("\"pong\""));
            List.of(one, other, boris).forEach(device -> device.socket().abort());
        }
    }

    @Test
    void messages_have_a_budget_that_is_shared_with_REST() {
        try (SideGateway gateway = SideGateway.start(
                stack,
                data,
                "gateway-messages",
                Map.of(
                        "PARLEY_GATEWAY_LIMITS_USER_MESSAGES", "1",
                        "PARLEY_GATEWAY_LIMITS_USER_MESSAGES_BURST", "30",
                        "PARLEY_GATEWAY_LIMITS_USER_FRAMES_BURST", "1000"))) {
            String conversation = Client.conversation(stack, "carla", "dana");
            Device carla = connect(gateway, "carla");
            for (int i = 0; i < 60; i++) {
                carla.send("{'type':'message.send','conversation_id':'" + conversation + "','text':'n" + i
                        + "','ref':'m" + i + "'}");
            }
            await().atMost(Client.LIMIT)
                    .until(() -> carla.errors("rate_limited").size() >= 20);
            var send = Client.call(
                    gateway.port(),
                    "POST",
                    "/v1/conversations/" + conversation + "/messages",
                    Client.token(stack, "carla"),
                    "{\"text\":\"over REST\"}");
            assertThat(send.statusCode()).isEqualTo(429);
            assertThat(send.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isEqualTo(1);
            // Other frames are as welcome as before.
            carla.send("{'type':'ping','ref':'after'}");
            await().atMost(Client.LIMIT).until(() -> carla.has("\"after\""));
            carla.socket().abort();
        }
    }

    @Test
    void a_client_that_goes_on_regardless_is_closed_with_4008() {
        try (SideGateway gateway = SideGateway.start(
                stack, data, "gateway-regardless", Map.of("PARLEY_GATEWAY_LIMITS_USER_FRAMES", "1"))) {
            Device anna = connect(gateway, "anna");
            await().atMost(Client.LIMIT)
                    .pollInterval(java.time.Duration.ofMillis(10))
                    .until(() -> {
                        if (anna.frames().closeCode() == null) {
                            anna.socket().sendText("{\"type\":\"ping\"}", true);
                        }
                        return anna.frames().closeCode() != null;
                    });
            assertThat(anna.frames().closeCode()).isEqualTo(4008);
            assertThat(anna.errors("rate_limited")).hasSizeGreaterThanOrEqualTo(40);
        }
    }

    private Device connect(SideGateway gateway, String user) {
        Client.Frames frames = new Client.Frames();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(
                        URI.create(
                                "ws://127.0.0.1:" + gateway.port() + "/v1/chat/ws?token=" + Client.token(stack, user)),
                        frames)
                .join();
        Device device = new Device(socket, frames);
        await().atMost(Client.LIMIT).until(() -> device.has("session.ready"));
        return device;
    }
}
