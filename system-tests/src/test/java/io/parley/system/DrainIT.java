package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.Message;
import io.parley.contracts.frame.ServerFrame;
import io.parley.local.LocalStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What {@code kill -TERM} of a gateway means to those who are on it. */
@ExtendWith(FeatureStack.class)
@Timeout(180)
class DrainIT {

    @TempDir
    static Path data;

    private final LocalStack stack;
    private final String run = UUID.randomUUID().toString();

    DrainIT(LocalStack stack) {
        this.stack = stack;
    }

    @Test
    void nobody_new_comes_in_and_those_who_are_here_go_one_by_one() {
        try (SideGateway gateway =
                SideGateway.start(stack, data, "gateway-one-by-one", Map.of("PARLEY_GATEWAY_DOOR_DRAIN_TIME", "5s"))) {
            List<Client> clients = IntStream.range(0, 20)
                    .mapToObj(i -> Client.connect(stack, gateway.port(), "user-" + i + run))
                    .toList();
            String token = Client.token(stack, "late" + run);
            assertThat(readiness(gateway)).isEqualTo(200);

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(gateway::stop);
            await().atMost(Client.LIMIT).pollInterval(Duration.ofMillis(10)).until(() -> readiness(gateway) == 503);
            try (Client late = Client.open(gateway.port(), "?token=" + token)) {
                assertThat(late.closeCode()).isEqualTo(1012);
                assertThat(late.failures(ErrorCode.UNAVAILABLE)).hasSize(1);
            }
            Set<Client> left = new LinkedHashSet<>();
            List<Integer> together = new ArrayList<>();
            await().atMost(Client.LIMIT).pollInterval(Duration.ofMillis(10)).until(() -> {
                int before = left.size();
                clients.stream().filter(client -> !client.isOpen()).forEach(left::add);
                if (left.size() > before) {
                    together.add(left.size() - before);
                }
                return left.size() == clients.size();
            });

            assertThat(clients).extracting(Client::closeCode).containsOnly(1012);
            assertThat(together).as("sockets closed at a time").hasSizeGreaterThan(5);
            assertThat(new ArrayList<>(left)).isNotEqualTo(clients);
            stopped.join();
            clients.forEach(Client::close);
        }
    }

    @Test
    void what_was_sent_is_answered_before_the_close() {
        String anna = "anna" + run;
        String boris = "boris" + run;
        String conversation = Client.conversation(stack, anna, boris);
        try (SideGateway gateway = SideGateway.start(
                        stack,
                        data,
                        "gateway-answers",
                        Map.of(
                                "PARLEY_GATEWAY_DOOR_DRAIN_TIME", "100ms",
                                "PARLEY_GATEWAY_DOOR_ANSWER_TIMEOUT", "30s"));
                Client speaks = Client.connect(stack, gateway.port(), anna);
                Client listens = Client.connect(stack, gateway.port(), boris)) {
            CompletableFuture<Void> stopped = new CompletableFuture<>();
            Database.during(
                    stack, "SELECT FROM chat.conversation WHERE '" + anna + "' IN (user_a, user_b) FOR UPDATE", () -> {
                        speaks.sendMessage(conversation, "my last words", "k");
                        speaks.roundTrip();
                        stopped.completeAsync(() -> {
                            gateway.stop();
                            return null;
                        });
                        assertThat(listens.closeCode()).isEqualTo(1012);
                        // Its turn to be closed has come too, within 100 ms.
                        await().during(Duration.ofMillis(500))
                                .atMost(Client.LIMIT)
                                .until(speaks::isOpen);
                        assertThat(speaks.texts()).isEmpty();
                    });
            assertThat(speaks.closeCode()).isEqualTo(1012);
            assertThat(speaks.texts()).containsExactly("my last words");
            stopped.join();
        }
    }

    @Test
    void ten_pairs_who_talk_on_lose_nothing() throws InterruptedException {
        try (SideGateway gateway =
                SideGateway.start(stack, data, "gateway-talk", Map.of("PARLEY_GATEWAY_DOOR_DRAIN_TIME", "2s"))) {
            List<Talker> talkers = IntStream.range(0, 10)
                    .boxed()
                    .flatMap(i -> {
                        String anna = "anna-" + i + run;
                        String boris = "boris-" + i + run;
                        String conversation = Client.conversation(stack, anna, boris);
                        return Stream.of(
                                new Talker(anna, conversation, Client.connect(stack, gateway.port(), anna)),
                                new Talker(boris, conversation, Client.connect(stack, gateway.port(), boris)));
                    })
                    .toList();
            ScheduledExecutorService talk = Executors.newSingleThreadScheduledExecutor();
            try {
                talk.scheduleWithFixedDelay(() -> talkers.forEach(Talker::speak), 0, 50, TimeUnit.MILLISECONDS);
                await().atMost(Client.LIMIT).until(() -> talkers.get(0).sent.size() > 10);
                gateway.stop();
            } finally {
                talk.shutdown();
                assertThat(talk.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
            }
            talkers.forEach(talker -> talker.comeBack(stack));
            for (int i = 0; i < talkers.size(); i += 2) {
                int total = talkers.get(i).sent.size() + talkers.get(i + 1).sent.size();
                talkers.get(i).assertHoldsAll(total);
                talkers.get(i + 1).assertHoldsAll(total);
            }
            talkers.forEach(Talker::close);
        }
    }

    /** A user with a client that does as the protocol's page says. */
    private static final class Talker {

        private final String user;
        private final String conversation;
        private final Client before;
        private final List<String> sent = new ArrayList<>();
        private Client after;

        Talker(String user, String conversation, Client before) {
            this.user = user;
            this.conversation = conversation;
            this.before = before;
        }

        void speak() {
            if (before.isOpen()) {
                String key = user + "-" + sent.size();
                sent.add(key);
                try {
                    before.sendMessage(conversation, key, key);
                } catch (RuntimeException closed) {
                    // It is sent again when there is another socket.
                }
            }
        }

        void comeBack(LocalStack stack) {
            assertThat(before.closeCode()).isEqualTo(1012);
            List<ServerFrame.MessageCreated> held = before.all(ServerFrame.MessageCreated.class);
            assertThat(held)
                    .extracting(frame -> frame.message().seq())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, held.size()).boxed().toList());
            Set<String> answered = new HashSet<>();
            held.forEach(frame -> answered.add(frame.message().text()));
            after = Client.connect(stack, user);
            String mark = held.isEmpty()
                    ? "null"
                    : "\"" + held.get(held.size() - 1).message().id() + "\"";
            after.send("{\"type\":\"sync\",\"conversations\":{\"" + conversation + "\":" + mark + "}}");
            sent.stream()
                    .filter(key -> !answered.contains(key))
                    .forEach(key -> after.sendMessage(conversation, key, key));
        }

        void assertHoldsAll(int total) {
            await().alias(user).atMost(Client.LIMIT).untilAsserted(() -> assertThat(Stream.of(
                                    before.all(ServerFrame.MessageCreated.class).stream()
                                            .map(ServerFrame.MessageCreated::message),
                                    after.all(ServerFrame.MessageCreated.class).stream()
                                            .map(ServerFrame.MessageCreated::message),
                                    after.all(ServerFrame.SyncBatch.class).stream()
                                            .flatMap(batch -> batch.messages().stream()))
                            .flatMap(all -> all)
                            .map(Message::seq)
                            .distinct()
                            .sorted())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, total).boxed().toList()));
        }

        void close() {
            before.close();
            after.close();
        }
    }

    private static int readiness(SideGateway gateway) {
        return Client.call(gateway.port(), "GET", "/q/health/ready", null, null).statusCode();
    }
}
