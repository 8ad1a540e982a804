package io.parley.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class UserBudgetsTest {

    private final FakeClock clock = new FakeClock();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final UserBudgets budgets = budgets(true, UserLimits.DEFAULTS);

    @Test
    void forty_frames_at_once_and_then_twenty_a_second() {
        assertThat(allowedFrames("anna", 100)).isEqualTo(40);
        for (int second = 0; second < 10; second++) {
            clock.pass(Duration.ofSeconds(1));
            assertThat(allowedFrames("anna", 100)).isEqualTo(20);
        }
        clock.pass(Duration.ofMillis(49));
        assertThat(allowedFrames("anna", 1)).isZero();
        clock.pass(Duration.ofMillis(1));
        assertThat(allowedFrames("anna", 2)).isEqualTo(1);
    }

    @Test
    void fifteen_messages_at_once_and_then_five_a_second() {
        assertThat(allowedMessages("anna", 100)).isEqualTo(15);
        clock.pass(Duration.ofSeconds(1));
        assertThat(allowedMessages("anna", 100)).isEqualTo(5);
        // Other frames have a budget of their own.
        assertThat(allowedFrames("anna", 100)).isEqualTo(40);
    }

    @Test
    void who_is_refused_hears_when_to_come_back_and_is_right_then() {
        UserBudgets slow = budgets(true, new UserLimits(5, 1, 3, 1, 2, 40, Duration.ofSeconds(10), 1_000));
        for (int i = 0; i < 2; i++) {
            assertThat(slow.of("anna").message().isAllowed()).isTrue();
        }
        clock.pass(Duration.ofMillis(300));
        Spend refused = slow.of("anna").message();
        assertThat(refused).isEqualTo(new Spend(1));
        clock.pass(Duration.ofSeconds(refused.retryAfterSeconds()));
        assertThat(slow.of("anna").message().isAllowed()).isTrue();
    }

    @Test
    void one_users_haste_is_not_anothers() {
        allowedFrames("anna", 100);
        assertThat(allowedFrames("boris", 100)).isEqualTo(40);
    }

    @Test
    void a_silence_fills_no_more_than_the_burst() {
        allowedFrames("anna", 100);
        clock.pass(Duration.ofHours(1));
        assertThat(allowedFrames("anna", 100)).isEqualTo(40);
    }

    @Test
    void what_is_refused_is_counted_by_reason() {
        allowedFrames("anna", 43);
        allowedMessages("anna", 17);
        assertThat(refused("frames")).isEqualTo(3);
        assertThat(refused("messages")).isEqualTo(2);
    }

    @Test
    void limits_that_are_lifted_let_everything_through() {
        UserBudgets lifted = budgets(false, UserLimits.DEFAULTS);
        for (int i = 0; i < 1_000; i++) {
            assertThat(lifted.of("anna").frame().isAllowed()).isTrue();
            assertThat(lifted.of("anna").message().isAllowed()).isTrue();
        }
        assertThat(lifted.remembered()).isZero();
    }

    @Test
    void an_idle_user_is_forgotten_and_loses_nothing_by_it() {
        allowedMessages("anna", 100);
        clock.pass(Duration.ofMillis(2_999));
        assertThat(budgets.remembered()).isEqualTo(1);
        clock.pass(Duration.ofMillis(1));
        assertThat(budgets.remembered()).isZero();
        assertThat(allowedMessages("anna", 100)).isEqualTo(15);
    }

    @Test
    void no_more_users_are_remembered_than_may_be() {
        UserBudgets small = budgets(true, UserLimits.DEFAULTS.remembering(1_000));
        for (int i = 0; i < 100_000; i++) {
            small.of("user_" + i).frame();
        }
        assertThat(small.remembered()).isBetween(900L, 1_000L);
    }

    @Test
    void threads_that_spend_at_once_get_no_more_together() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> spent = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                spent.add(threads.submit(() -> allowedFrames("anna", 10_000)));
            }
            int all = 0;
            for (Future<Integer> one : spent) {
                all += one.get();
            }
            assertThat(all).isEqualTo(40);
        } finally {
            threads.shutdownNow();
        }
    }

    private int allowedFrames(String user, int tries) {
        int allowed = 0;
        for (int i = 0; i < tries; i++) {
            allowed += budgets.of(user).frame().isAllowed() ? 1 : 0;
        }
        return allowed;
    }

    private int allowedMessages(String user, int tries) {
        int allowed = 0;
        for (int i = 0; i < tries; i++) {
            allowed += budgets.of(user).message().isAllowed() ? 1 : 0;
        }
        return allowed;
    }

    private UserBudgets budgets(boolean enabled, UserLimits limits) {
        return new UserBudgets(enabled, limits, new Refusals(metrics), metrics, clock);
    }

    private double refused(String reason) {
        return metrics.get("parley.gateway.refused")
                .tag("reason", reason)
                .counter()
                .count();
    }
}
