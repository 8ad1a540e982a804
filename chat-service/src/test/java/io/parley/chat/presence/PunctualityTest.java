package io.parley.chat.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PunctualityTest {

    private final Punctuality punctuality = new Punctuality(Duration.ofSeconds(90), seconds(1_000));

    @Test
    void who_has_just_begun_or_was_late_does_not_judge_for_a_third_of_a_lease() {
        assertThat(punctuality.given(seconds(1_010))).isFalse();
        assertThat(punctuality.mayJudge(seconds(1_010))).isFalse();
        giveUntil(1_020, 1_100);
        assertThat(punctuality.mayJudge(seconds(1_100))).isTrue();

        punctuality.given(seconds(1_131));
        assertThat(punctuality.mayJudge(seconds(1_131))).isFalse();
        giveUntil(1_141, 1_160);
        assertThat(punctuality.mayJudge(seconds(1_160))).isFalse();
        assertThat(punctuality.mayJudge(seconds(1_161))).isTrue();
    }

    @Test
    void a_sign_that_was_missed_is_not_late_yet() {
        giveUntil(1_010, 1_100);
        punctuality.given(seconds(1_125));
        assertThat(punctuality.mayJudge(seconds(1_125))).isTrue();
    }

    @Test
    void a_sign_after_more_than_a_lease_follows_one_that_had_run_out() {
        assertThat(punctuality.given(seconds(1_090))).isFalse();
        assertThat(punctuality.given(seconds(1_181))).isTrue();
        assertThat(punctuality.given(seconds(1_191))).isFalse();
    }

    private void giveUntil(int from, int to) {
        for (int second = from; second <= to; second += 10) {
            punctuality.given(seconds(second));
        }
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
