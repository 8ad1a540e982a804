package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.contracts.frame.ServerFrame;
import io.parley.local.BrokerKind;
import io.parley.local.LocalStack;
import io.parley.local.Service;
import io.parley.local.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A restart of the chat service is no event to those who talk. {@code -Dparley.restart.kills} says how many there are. */
@Timeout(600)
class RestartIT {

    private static final int PAIRS = 50;
    private static final int KILLS = Integer.getInteger("parley.restart.kills", 5);
    private static final Duration SETTLED = Duration.ofSeconds(60);

    @TempDir
    static Path data;

    private static LocalStack stack;

    /** When they end, after the one before is there again: anywhere between two rounds of messages, and the same each time. */
    private final Random random = new Random(20261121);

    private final Set<String> unexpected = ConcurrentHashMap.newKeySet();

    @BeforeAll
    static void start() {
        stack = Stacks.start(
                data,
                BrokerKind.ANY,
                2,
                // A machine that is busy with something else may take long to start two instances.
                Map.of("PARLEY_GATEWAY_UPSTREAM_PATIENCE", "120s"));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    /** Two who talk; one of them leaves the keys to the gateway. */
    private record Pair(String conversation, Client anna, Client boris, AtomicInteger said) {

        void speak() {
            int number = said.incrementAndGet();
            anna.sendMessage(conversation, "a" + number, null);
            boris.sendMessage(conversation, "b" + number, "key-" + number);
        }

        List<Long> places(Client client) {
            return client.all(ServerFrame.MessageCreated.class).stream()
                    .map(frame -> frame.message().seq())
                    .toList();
        }

        boolean hasEverything(Client client) {
            return client.all(ServerFrame.MessageCreated.class).size() >= 2 * said.get();
        }
    }

    @Test
    void nobody_notices_that_the_chat_service_is_killed() throws Exception {
        talkThrough("kill -9", ServiceProcess::kill);
    }

    @Test
    void nobody_notices_that_the_chat_service_is_stopped() throws Exception {
        talkThrough("kill -TERM", ServiceProcess::stop);
    }

    private interface Ending {
        void of(ServiceProcess chat);
    }

    private void talkThrough(String name, Ending ending) throws Exception {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            String anna = "anna-" + name + i;
            String boris = "boris-" + name + i;
            pairs.add(new Pair(
                    Client.conversation(stack, anna, boris),
                    Client.connect(stack, anna),
                    Client.connect(stack, boris),
                    new AtomicInteger()));
        }
        ScheduledExecutorService talk = Executors.newSingleThreadScheduledExecutor();
        ScheduledExecutorService fate = Executors.newSingleThreadScheduledExecutor();
        try {
            talk.scheduleAtFixedRate(() -> pairs.forEach(this::speak), 0, 500, TimeUnit.MILLISECONDS);
            for (int i = 0; i < KILLS; i++) {
                List<ServiceProcess> chats = stack.services(Service.CHAT);
                // Every third time there is no chat service at all for a while.
                List<ServiceProcess> victims = i % 3 == 2 ? chats : List.of(chats.get(i % 2));
                fate.schedule(() -> end(victims, ending), random.nextInt(1_000), TimeUnit.MILLISECONDS)
                        .get();
            }
            talk.shutdown();
            assertThat(talk.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            talk.shutdownNow();
            fate.shutdownNow();
        }

        assertThat(unexpected).as("closed sockets").isEmpty();
        for (Pair pair : pairs) {
            for (Client client : List.of(pair.anna, pair.boris)) {
                await().atMost(SETTLED).untilAsserted(() -> assertThat(pair.hasEverything(client))
                        .isTrue());
            }
        }
        for (Pair pair : pairs) {
            long total = 2L * pair.said.get();
            for (Client client : List.of(pair.anna, pair.boris)) {
                assertThat(pair.places(client))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, total).boxed().toList());
                assertThat(client.texts()).doesNotHaveDuplicates();
                assertThat(client.all(ServerFrame.Failure.class)).isEmpty();
                assertThat(client.isOpen()).isTrue();
            }
        }
        pairs.forEach(pair -> {
            pair.anna.close();
            pair.boris.close();
        });
    }

    private static void end(List<ServiceProcess> victims, Ending ending) {
        victims.forEach(ending::of);
        victims.forEach(stack::restart);
    }

    private void speak(Pair pair) {
        try {
            pair.speak();
        } catch (RuntimeException closed) {
            unexpected.add(pair.anna.isOpen() ? "Boris: " + pair.boris.lastWords() : "Anna: " + pair.anna.lastWords());
        }
    }
}
