package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.local.BrokerKind;
import io.parley.local.LocalStack;
import io.parley.local.Service;
import io.parley.local.ServiceProcess;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The two services that make a conversation of two likes are killed at random points of a thousand likes; the run prints its seed, and
 * {@code -Dparley.crash.seed} repeats it.
 */
@Timeout(600)
class LikesCrashIT {

    private static final int PAIRS = 500;
    private static final int KILLS = 6;
    private static final int HANDS = 8;
    private static final Duration SETTLED = Duration.ofSeconds(90);
    private static final long SEED = Long.getLong("parley.crash.seed", System.nanoTime());

    @TempDir
    static Path data;

    private static LocalStack stack;

    private final Random random = new Random(SEED);
    private final ExecutorService hands = Executors.newFixedThreadPool(HANDS);
    private final AtomicInteger done = new AtomicInteger();

    @BeforeAll
    static void start() {
        System.out.println("-Dparley.crash.seed=" + SEED);
        stack = Stacks.start(data, BrokerKind.ANY, 1, Map.of());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @AfterEach
    void rest() {
        hands.shutdownNow();
    }

    @Test
    void a_thousand_likes_make_a_conversation_for_each_match_and_no_more() {
        Database.execute(stack, """
                insert into discovery.profile (user_id, telegram_told_at)
                select side || n, now() from generate_series(0, %d) n, unnest(array['left-', 'right-']) side
                """.formatted(PAIRS - 1));
        List<CompletableFuture<?>> likes = IntStream.range(0, 2 * PAIRS)
                .mapToObj(i -> {
                    // The two likes of a pair come close to each other, one right after the other.
                    String pair = String.valueOf(i / 2);
                    return i % 2 == 0 ? like("left-" + pair, "right-" + pair) : like("right-" + pair, "left-" + pair);
                })
                .<CompletableFuture<?>>map(like -> like)
                .toList();
        killWhile(2 * PAIRS, Service.DISCOVERY, Service.CHAT);
        likes.forEach(CompletableFuture::join);

        assertThat(count("discovery.match")).isEqualTo(PAIRS);
        await().atMost(SETTLED).untilAsserted(() -> assertThat(count("chat.message where sender_id = 'system'"))
                .isEqualTo(PAIRS));
        assertThat(count("discovery.outbox where type = 'discovery.match.created'"))
                .isEqualTo(PAIRS);
        assertThat(count("chat.conversation")).isEqualTo(PAIRS);
        assertThat(count("chat.conversation where last_seq = 1")).isEqualTo(PAIRS);
        assertThat(count("chat.outbox where type = 'chat.conversation.created'"))
                .isEqualTo(PAIRS);
    }

    /** Kills one of the services, by turns, whenever a random part of the work is done, and starts it again. */
    private void killWhile(int work, Service... victims) {
        int[] points = random.ints(KILLS, 1, work).sorted().toArray();
        for (int i = 0; i < KILLS; i++) {
            int point = points[i];
            await().atMost(SETTLED).pollInterval(Duration.ofMillis(5)).until(() -> done.get() >= point);
            ServiceProcess victim = stack.services(victims[i % victims.length]).get(0);
            victim.kill();
            stack.restart(victim);
        }
    }

    /** Again and again until it is answered, as a client would. */
    private CompletableFuture<Void> like(String user, String other) {
        return CompletableFuture.runAsync(
                () -> {
                    String token = Client.token(stack, user);
                    await().atMost(SETTLED).pollInterval(Duration.ofMillis(50)).until(() -> {
                        HttpResponse<String> answer =
                                Client.call(stack, "PUT", "/v1/discovery/likes/" + other, token, null);
                        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 502, 503, 504);
                        return answer.statusCode() == 200;
                    });
                    done.incrementAndGet();
                },
                hands);
    }

    private static long count(String what) {
        return Database.count(stack, "select count(*) from " + what);
    }
}
