package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.LocalStack;
import java.nio.file.Path;
import java.time.Duration;
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

    @Test
    void the_sixth_socket_of_a_user_replaces_the_oldest() {
        try (SideGateway gateway = gateway("gateway-sixth", Map.of())) {
            List<Client> devices = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                devices.add(connect(gateway, "anna"));
            }
            assertThat(devices.get(0).closeCode()).isEqualTo(4009);
            for (Client other : devices.subList(1, 6)) {
                other.roundTrip();
                assertThat(other.isOpen()).isTrue();
                other.close();
            }
        }
    }

    /** One frame a second: no machine is so slow that the burst is refilled meanwhile. */
    @Test
    void frames_beyond_the_budget_of_all_sockets_hear_when_to_come_back() {
        try (SideGateway gateway = gateway(
                        "gateway-frames",
                        Map.of(
                                "PARLEY_GATEWAY_LIMITS_USER_FRAMES", "1",
                                "PARLEY_GATEWAY_LIMITS_USER_FRAMES_BURST", "10",
                                "PARLEY_GATEWAY_LIMITS_USER_REFUSALS", "1000"));
                Client one = connect(gateway, "anna");
                Client other = connect(gateway, "anna");
                // Another user has a budget of its own.
                Client boris = connect(gateway, "boris")) {
            for (int i = 0; i < 100; i++) {
                (i % 2 == 0 ? one : other).sendFrame("{'type':'ping','ref':'p%s'}", i);
            }
            await().atMost(Client.LIMIT)
                    .until(() -> !one.failures(ErrorCode.RATE_LIMITED).isEmpty()
                            && !other.failures(ErrorCode.RATE_LIMITED).isEmpty());
            ServerFrame.Failure refused = one.failures(ErrorCode.RATE_LIMITED).get(0);
            assertThat(refused.retryAfter()).isEqualTo(1);
            assertThat(refused.ref()).startsWith("p");
            assertThat(one.isOpen()).isTrue();
            boris.roundTrip();
        }
    }

    @Test
    void messages_have_a_budget_that_is_shared_with_REST() {
        String conversation = Client.conversation(stack, "carla", "dana");
        try (SideGateway gateway = gateway(
                        "gateway-messages",
                        Map.of(
                                "PARLEY_GATEWAY_LIMITS_USER_MESSAGES", "1",
                                "PARLEY_GATEWAY_LIMITS_USER_MESSAGES_BURST", "30",
                                "PARLEY_GATEWAY_LIMITS_USER_FRAMES_BURST", "1000"));
                Client carla = connect(gateway, "carla")) {
            for (int i = 0; i < 60; i++) {
                carla.sendMessage(conversation, "n" + i, null);
            }
            await().atMost(Client.LIMIT)
                    .until(() -> carla.failures(ErrorCode.RATE_LIMITED).size() >= 20);
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
            carla.roundTrip();
        }
    }

    @Test
    void a_client_that_goes_on_regardless_is_closed_with_4008() {
        try (SideGateway gateway = gateway("gateway-regardless", Map.of("PARLEY_GATEWAY_LIMITS_USER_FRAMES", "1"));
                Client anna = connect(gateway, "anna")) {
            await().atMost(Client.LIMIT)
                    .pollInterval(Duration.ofMillis(10))
                    .ignoreExceptions()
                    .until(() -> {
                        if (anna.isOpen()) {
                            anna.sendFrame("{'type':'ping'}");
                        }
                        return !anna.isOpen();
                    });
            assertThat(anna.closeCode()).isEqualTo(4008);
            assertThat(anna.failures(ErrorCode.RATE_LIMITED)).hasSizeGreaterThanOrEqualTo(40);
        }
    }

    private SideGateway gateway(String name, Map<String, String> settings) {
        return SideGateway.start(stack, data, name, settings);
    }

    private Client connect(SideGateway gateway, String user) {
        return Client.connect(stack, gateway.port(), user);
    }
}
