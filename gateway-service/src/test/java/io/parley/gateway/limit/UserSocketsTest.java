package io.parley.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class UserSocketsTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final UserSockets<String> sockets = new UserSockets<>(5, new Refusals(metrics), metrics);

    @Test
    void the_sixth_replaces_the_oldest() {
        for (String socket : List.of("a", "b", "c", "d", "e")) {
            assertThat(sockets.register("anna", socket)).isEmpty();
        }
        assertThat(sockets.register("anna", "f")).contains("a");
        assertThat(sockets.register("anna", "g")).contains("b");
        assertThat(sockets.register("boris", "h")).isEmpty();
        assertThat(metrics.get("parley.gateway.refused")
                        .tag("reason", "replaced")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void one_that_went_makes_room_and_one_that_was_replaced_does_not() {
        for (String socket : List.of("a", "b", "c", "d", "e")) {
            sockets.register("anna", socket);
        }
        sockets.unregister("anna", "c");
        assertThat(sockets.register("anna", "f")).isEmpty();
        assertThat(sockets.register("anna", "g")).contains("a");
        sockets.unregister("anna", "a");
        assertThat(sockets.register("anna", "h")).contains("b");
    }

    @Test
    void a_user_without_sockets_is_not_remembered() {
        sockets.register("anna", "a");
        sockets.register("anna", "b");
        assertThat(sockets.users()).isEqualTo(1);
        sockets.unregister("anna", "a");
        sockets.unregister("anna", "b");
        sockets.unregister("anna", "b");
        assertThat(sockets.users()).isZero();
    }

    @Test
    void sockets_that_come_and_go_at_once_are_never_too_many_and_none_is_forgotten() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Queue<String> replaced = new ConcurrentLinkedQueue<>();
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                String name = "t" + thread + "-";
                running.add(threads.submit(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        sockets.register("anna", name + i).ifPresent(replaced::add);
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        // All but the last five had to go, each once.
        assertThat(replaced).hasSize(4 * 5_000 - 5).doesNotHaveDuplicates();
    }
}
