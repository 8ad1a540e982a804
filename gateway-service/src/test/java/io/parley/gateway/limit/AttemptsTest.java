package io.parley.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.parley.gateway.address.IpAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final IpAddress ANNA = IpAddress.parse("203.0.113.1");
    private static final IpAddress BORIS = IpAddress.parse("203.0.113.2");

    private final FakeClock clock = new FakeClock();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Attempts attempts = attempts(AttemptLimits.DEFAULTS);

    @Test
    void a_hundred_come_in_ten_hear_why_not_and_the_rest_is_turned_away() {
        for (int i = 0; i < 100; i++) {
            assertThat(attempts.admit(ANNA)).isEqualTo(Admission.ADMITTED);
        }
        for (int i = 0; i < 10; i++) {
            assertThat(attempts.admit(ANNA)).isEqualTo(new Admission.Refused(60));
        }
        clock.pass(Duration.ofMillis(20_100));
        assertThat(attempts.admit(ANNA)).isEqualTo(new Admission.TurnedAway(40));
        assertThat(attempts.admit(BORIS)).isEqualTo(Admission.ADMITTED);
        assertThat(refused("attempts")).isEqualTo(10);
        assertThat(refused("turned_away")).isEqualTo(1);
    }

    @Test
    void who_waits_as_long_as_was_said_comes_in_however_often_it_was_refused() {
        for (int i = 0; i < 50; i++) {
            attempts.admit(ANNA);
        }
        clock.pass(Duration.ofSeconds(30));
        for (int i = 0; i < 70; i++) {
            attempts.admit(ANNA);
        }
        assertThat(attempts.admit(ANNA)).isEqualTo(new Admission.TurnedAway(30));

        clock.pass(Duration.ofSeconds(30));

        for (int i = 0; i < 50; i++) {
            assertThat(attempts.admit(ANNA)).isEqualTo(Admission.ADMITTED);
        }
        assertThat(attempts.admit(ANNA)).isEqualTo(new Admission.TurnedAway(30));
    }

    @Test
    void the_refusals_slide_out_of_the_window_too() {
        for (int i = 0; i < 100; i++) {
            attempts.admit(ANNA);
        }
        clock.pass(Duration.ofSeconds(59));
        for (int i = 0; i < 11; i++) {
            attempts.admit(ANNA);
        }
        clock.pass(Duration.ofSeconds(1));
        for (int i = 0; i < 100; i++) {
            assertThat(attempts.admit(ANNA)).isEqualTo(Admission.ADMITTED);
        }
        assertThat(attempts.admit(ANNA)).isInstanceOf(Admission.TurnedAway.class);
        clock.pass(Duration.ofSeconds(59));
        assertThat(attempts.admit(ANNA)).isEqualTo(new Admission.Refused(1));
    }

    @Test
    void the_addresses_of_one_64_count_together() {
        for (int i = 0; i < 100; i++) {
            attempts.admit(IpAddress.parse("2001:db8:1:2::" + Integer.toHexString(i)));
        }
        assertThat(attempts.admit(IpAddress.parse("2001:db8:1:2:ffff::"))).isInstanceOf(Admission.Refused.class);
        assertThat(attempts.admit(IpAddress.parse("2001:db8:1:3::"))).isEqualTo(Admission.ADMITTED);
    }

    @Test
    void limits_that_are_lifted_let_everybody_in() {
        Attempts lifted = new Attempts(false, AttemptLimits.DEFAULTS, new Refusals(metrics), metrics, clock);
        for (int i = 0; i < 1_000; i++) {
            assertThat(lifted.admit(ANNA)).isEqualTo(Admission.ADMITTED);
        }
        assertThat(lifted.remembered()).isZero();
    }

    @Test
    void an_address_that_is_quiet_for_a_window_is_forgotten() {
        attempts.admit(ANNA);
        clock.pass(Duration.ofSeconds(30));
        attempts.admit(BORIS);
        assertThat(attempts.remembered()).isEqualTo(2);
        clock.pass(Duration.ofSeconds(30));
        assertThat(attempts.remembered()).isEqualTo(1);
    }

    @Test
    void a_flood_of_new_addresses_does_not_wash_away_one_that_is_refused() {
        Attempts small = attempts(AttemptLimits.DEFAULTS.remembering(1_000));
        for (int i = 0; i < 200; i++) {
            small.admit(ANNA);
        }
        for (int i = 0; i < 100_000; i++) {
            small.admit(stranger(i));
            if (i % 100 == 0) {
                assertThat(small.admit(ANNA)).isInstanceOf(Admission.TurnedAway.class);
            }
        }
        assertThat(small.remembered()).isLessThanOrEqualTo(1_000);
    }

    /** By turns one of IPv4 and one of IPv6. */
    private static IpAddress stranger(int i) {
        return i % 2 == 0 ? new IpAddress(0, 0xFFFF_0000_0000L | i) : new IpAddress(0x2001_0db8_0000_0000L + i, i);
    }

    @Test
    void a_million_different_addresses_weigh_no_more_than_32_megabytes() {
        long before = usedHeap();
        Attempts flooded = attempts(AttemptLimits.DEFAULTS);
        long most = 0;
        for (int i = 0; i < 1_000_000; i++) {
            flooded.admit(stranger(i));
            if (i % 50_000 == 0) {
                most = Math.max(most, flooded.remembered());
            }
        }
        assertThat(most).isLessThanOrEqualTo(100_000);
        assertThat(flooded.remembered()).isBetween(90_000L, 100_000L);
        assertThat(usedHeap() - before).isLessThan(32L << 20);
        assertThat(flooded.admit(ANNA)).isEqualTo(Admission.ADMITTED);
    }

    @Test
    void an_address_that_used_up_everything_weighs_no_more_than_1_5_kilobytes() {
        long before = usedHeap();
        Attempts full = attempts(AttemptLimits.DEFAULTS.remembering(10_000));
        for (int i = 0; i < 10_000; i++) {
            for (int times = 0; times < 120; times++) {
                full.admit(stranger(i));
            }
        }
        assertThat(full.remembered()).isGreaterThan(9_000);
        assertThat(usedHeap() - before).isLessThan(10_000L * 1_536);
        assertThat(full.admit(stranger(1))).isInstanceOf(Admission.TurnedAway.class);
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        // Until it does not get less: one collection may leave what only the next one frees.
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            System.gc();
            long now = runtime.totalMemory() - runtime.freeMemory();
            if (now >= used) {
                break;
            }
            used = now;
        }
        return used;
    }

    private Attempts attempts(AttemptLimits limits) {
        return new Attempts(true, limits, new Refusals(metrics), metrics, clock);
    }

    private double refused(String reason) {
        return metrics.get("parley.gateway.refused")
                .tag("reason", reason)
                .counter()
                .count();
    }
}
