package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.local.LocalStack;
import io.parley.local.Service;
import io.parley.local.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A chat instance that is there and does nothing. */
@ExtendWith(FeatureStack.class)
@Timeout(120)
class HangIT {

    @TempDir
    static Path data;

    private final LocalStack stack;
    private final String run = UUID.randomUUID().toString();

    HangIT(LocalStack stack) {
        this.stack = stack;
    }

    @Test
    void an_instance_that_hangs_is_given_up_for_another_one() throws Exception {
        List<ServiceProcess> chats = stack.services(Service.CHAT);
        String urls = chats.stream().map(ServiceProcess::url).collect(Collectors.joining(","));
        try (SideGateway gateway = SideGateway.start(
                stack,
                data,
                "gateway-patient",
                Map.of(
                        "PARLEY_GATEWAY_UPSTREAM_URLS", urls,
                        "PARLEY_GATEWAY_UPSTREAM_PING", "500ms",
                        "PARLEY_GATEWAY_UPSTREAM_SILENCE", "3s",
                        "PARLEY_GATEWAY_UPSTREAM_CONNECT_TIMEOUT", "500ms"))) {
            List<Client> clients = new ArrayList<>();
            List<String> conversations = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String user = "user-" + i + run;
                conversations.add(Client.conversation(stack, user, "silent-" + run));
                clients.add(Client.connect(stack, gateway.port(), user));
            }
            ServiceProcess hung = chats.get(0);
            signal(hung, "STOP");
            try {
                for (int i = 0; i < clients.size(); i++) {
                    clients.get(i).sendMessage(conversations.get(i), "still here", "k" + i);
                }
                for (Client client : clients) {
                    client.message("still here");
                }
                assertThat(Client.metric(gateway.port(), "parley_gateway_links_resumed_total"))
                        .isPositive();
            } finally {
                signal(hung, "CONT");
            }
            for (Client client : clients) {
                client.roundTrip();
                assertThat(client.texts()).containsExactly("still here");
                assertThat(client.isOpen()).isTrue();
                client.close();
            }
            await().atMost(Client.LIMIT)
                    .until(() -> Client.metric(gateway.port(), "parley_gateway_links_missing") == 0);
        }
    }

    private static void signal(ServiceProcess process, String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start();
        assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }
}
