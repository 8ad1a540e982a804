package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.local.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A gateway with settings of its own, beside that of the stack. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class GatewayIT {

    @TempDir
    static Path data;

    private final LocalStack stack;

    GatewayIT(LocalStack stack) {
        this.stack = stack;
    }

    @Test
    void the_dev_issuer_is_there_in_the_local_profile_and_absent_elsewhere() {
        assertThat(Client.call(stack, "POST", "/v1/dev/tokens?user=anna", null, "")
                        .statusCode())
                .isEqualTo(200);
        try (SideGateway production = SideGateway.start(stack, data, "gateway-prod", Map.of())) {

            assertThat(Client.call(production.port(), "POST", "/v1/dev/tokens?user=anna", null, "")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_silent_client_is_pinged_and_one_that_does_not_answer_is_dead() throws IOException {
        try (SideGateway gateway = SideGateway.start(
                stack,
                data,
                "gateway-beat",
                Map.of(
                        "PARLEY_GATEWAY_HEARTBEAT_PING", "2s",
                        "PARLEY_GATEWAY_HEARTBEAT_CONTROL_PING", "1s",
                        "PARLEY_GATEWAY_HEARTBEAT_LIMIT", "4s"))) {
            String target = "/v1/chat/ws?token=" + Client.token(stack, "anna");
            Frames frames = new Frames();
            WebSocket answering = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(URI.create("ws://127.0.0.1:" + gateway.port() + target), frames)
                    .join();
            try (RawSocket mute = RawSocket.connect(gateway.port(), target)) {
                mute.awaitText("\"type\":\"ping\"");
                assertThat(mute.closeCode()).isEqualTo(1001);
            }
            // JDK's client answers WebSocket's own pings by itself.
            await().atMost(Client.LIMIT)
                    .until(() -> frames.all().stream()
                                    .filter(frame -> frame.equals("{\"type\":\"ping\"}"))
                                    .count()
                            >= 3);
            assertThat(frames.closeCode()).isNull();
            answering.abort();
        }
    }
}
