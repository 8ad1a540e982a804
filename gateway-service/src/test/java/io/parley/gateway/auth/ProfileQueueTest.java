package io.parley.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.gateway.auth.AuthMetrics.Result;
import io.parley.gateway.auth.ProfileQueue.Upsert;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ProfileQueueTest {

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Upsert> sent = new LinkedBlockingQueue<>();
    private final BlockingQueue<Result> results = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        vertx.close();
    }

    private ProfileQueue queue(int remembered, int waiting, Function<Upsert, Future<Result>> discovery) {
        ProfileSettings settings = new ProfileSettings() {
            @Override
            public int remembered() {
                return remembered;
            }

            @Override
            public int waiting() {
                return waiting;
            }

            @Override
            public int atOnce() {
                return 1;
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(1);
            }

            @Override
            public Duration pause() {
                return Duration.ofMillis(10);
            }

            @Override
            public Duration maxPause() {
                return Duration.ofMillis(20);
            }
        };
        return new ProfileQueue(
                vertx,
                settings,
                Clock.systemUTC(),
                upsert -> {
                    sent.add(upsert);
                    return discovery.apply(upsert);
                },
                results::add);
    }

    private static Upsert upsert(String user, int fingerprint) {
        return new Upsert(user, fingerprint, "token", Instant.now().plusSeconds(600));
    }

    private Result result() throws InterruptedException {
        return results.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void a_profile_is_told_once_and_again_when_it_changed() throws Exception {
        ProfileQueue queue = queue(10, 10, upsert -> Future.succeededFuture(Result.OK));
        queue.add(upsert("anna", 1));
        assertThat(result()).isEqualTo(Result.OK);
        queue.add(upsert("anna", 1));
        queue.add(upsert("anna", 2));
        assertThat(result()).isEqualTo(Result.OK);
        assertThat(sent.stream().map(Upsert::fingerprint)).containsExactly(1, 2);
    }

    @Test
    void what_does_not_get_through_is_tried_again() throws Exception {
        ProfileQueue queue = queue(
                10, 10, upsert -> sent.size() < 4 ? Future.failedFuture("away") : Future.succeededFuture(Result.OK));
        queue.add(upsert("anna", 1));
        assertThat(result()).isEqualTo(Result.RETRIED);
        assertThat(result()).isEqualTo(Result.RETRIED);
        assertThat(result()).isEqualTo(Result.RETRIED);
        assertThat(result()).isEqualTo(Result.OK);
    }

    @Test
    void what_is_refused_is_not_tried_again() throws Exception {
        ProfileQueue queue = queue(
                10, 10, upsert -> Future.succeededFuture(upsert.userId().equals("anna") ? Result.REFUSED : Result.OK));
        queue.add(upsert("anna", 1));
        assertThat(result()).isEqualTo(Result.REFUSED);
        queue.add(upsert("boris", 1));
        assertThat(result()).isEqualTo(Result.OK);
        assertThat(sent.stream().map(Upsert::userId)).containsExactly("anna", "boris");
    }

    @Test
    void one_that_finds_no_room_is_dropped() throws Exception {
        Promise<Result> slow = Promise.promise();
        ProfileQueue queue = queue(10, 1, upsert -> slow.future());
        queue.add(upsert("anna", 1));
        queue.add(upsert("boris", 1));
        queue.add(upsert("clara", 1));
        assertThat(result()).isEqualTo(Result.UNAVAILABLE);
        slow.complete(Result.OK);
        assertThat(result()).isEqualTo(Result.OK);
        assertThat(result()).isEqualTo(Result.OK);
        assertThat(sent.stream().map(Upsert::userId)).containsExactly("anna", "boris");
    }

    @Test
    void one_whose_token_ran_out_is_left_to_the_next_login() throws Exception {
        ProfileQueue queue = queue(10, 10, upsert -> Future.succeededFuture(Result.OK));
        queue.add(new Upsert("anna", 1, "token", Instant.now().minusSeconds(1)));
        assertThat(result()).isEqualTo(Result.EXPIRED);
        assertThat(sent).isEmpty();
    }

    @Test
    void who_is_known_is_remembered_within_bounds() throws Exception {
        ProfileQueue queue = queue(1, 10, upsert -> Future.succeededFuture(Result.OK));
        for (String user : new String[] {"anna", "boris", "anna"}) {
            queue.add(upsert(user, 1));
            assertThat(result()).isEqualTo(Result.OK);
        }
        assertThat(sent).hasSize(3);
    }

    @Test
    void the_pause_doubles_up_to_the_longest() {
        Duration first = Duration.ofSeconds(1);
        Duration longest = Duration.ofMinutes(1);
        assertThat(ProfileQueue.pause(1, first, longest)).isEqualTo(first);
        assertThat(ProfileQueue.pause(4, first, longest)).isEqualTo(Duration.ofSeconds(8));
        assertThat(ProfileQueue.pause(7, first, longest)).isEqualTo(longest);
        assertThat(ProfileQueue.pause(Integer.MAX_VALUE, first, longest)).isEqualTo(longest);
    }
}
