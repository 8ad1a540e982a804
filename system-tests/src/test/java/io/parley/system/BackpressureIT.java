package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.local.LocalStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is sent faster than it can be stored waits in TCP, where it slows down who sends it. */
@ExtendWith(FeatureStack.class)
@Timeout(180)
class BackpressureIT {

    private static final int MESSAGES = 4_000;
    private static final int CHARACTERS = 4_500;

    @TempDir
    static Path data;

    private final LocalStack stack;

    BackpressureIT(LocalStack stack) {
        this.stack = stack;
    }

    @Test
    void a_client_that_is_not_answered_is_not_read() {
        String anna = "anna" + UUID.randomUUID();
        String conversation = Client.conversation(stack, anna, "boris");
        AtomicInteger written = new AtomicInteger();
        try (SideGateway gateway = SideGateway.start(
                        stack, data, "gateway-pressed", Map.of("PARLEY_GATEWAY_LIMITS_ENABLED", "false"));
                Client client = Client.connect(stack, gateway.port(), anna)) {
            CompletableFuture<Void> flood = new CompletableFuture<>();
            Database.during(
                    stack, "SELECT FROM chat.conversation WHERE '" + anna + "' IN (user_a, user_b) FOR UPDATE", () -> {
                        flood.completeAsync(() -> {
                            for (int i = 0; i < MESSAGES; i++) {
                                // Characters of three bytes, and no text like the other.
                                client.sendMessage(conversation, "\u20AC".repeat(CHARACTERS) + i, "k" + i);
                                written.incrementAndGet();
                            }
                            return null;
                        });
                        AtomicInteger seen = new AtomicInteger();
                        await().atMost(Client.LIMIT)
                                .pollInterval(Duration.ofMillis(500))
                                .until(() -> written.get() > 0 && seen.getAndSet(written.get()) == written.get());
                        assertThat(written.get())
                                .as("messages the network takes in")
                                .isLessThan(MESSAGES / 2);
                        assertThat(Client.metric(gateway.port(), "parley_gateway_links_unanswered"))
                                .as("frames of 13 KB each that the gateway holds, which may be 256 KiB together")
                                .isBetween(1.0, 20.0);
                    });
            flood.join();
            await().atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> answers(client) >= MESSAGES);
            assertThat(answers(client)).isEqualTo(MESSAGES);
        }
    }

    /** Each is answered: stored, or refused because the wait was too long. */
    private static long answers(Client client) {
        return client.frames().stream()
                .filter(frame -> frame.startsWith("{\"type\":\"message.created\"")
                        || frame.startsWith("{\"type\":\"error\",\"code\":\"unavailable\""))
                .count();
    }
}
