package io.parley.chat.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.parley.chat.SteppedClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PeersTest {

    private static final Instant BEGIN = Instant.now();
    private static final String OTHER = UuidCreator.getTimeOrderedEpoch().toString();

    private final SteppedClock clock = new SteppedClock(BEGIN);
    private final Peers peers = new Peers(clock);

    @Test
    void batches_in_a_row_lack_nothing() {
        assertThat(peers.isAlone()).isTrue();
        assertThat(peers.heard(OTHER, 0, true)).isNull();
        assertThat(peers.isAlone()).isFalse();
        assertThat(peers.heard(OTHER, 1, false)).isNull();
        assertThat(peers.heard(OTHER, 2, false)).isNull();
        assertThat(peers.heard(OTHER, 2, true)).isNull();
        assertThat(peers.heard(OTHER, 1, false)).as("a repeat").isNull();
    }

    @Test
    void a_number_that_is_left_out_is_noticed_by_the_next_batch_or_sign_of_life() {
        peers.heard(OTHER, 0, true);
        clock.pass(Duration.ofSeconds(1));
        assertThat(peers.heard(OTHER, 2, false)).isEqualTo(BEGIN);
        clock.pass(Duration.ofSeconds(1));
        assertThat(peers.heard(OTHER, 3, true)).isEqualTo(BEGIN.plusSeconds(1));
    }

    @Test
    void one_that_falls_silent_and_comes_back_may_have_said_something_since_it_was_heard_last() {
        peers.heard(OTHER, 4, false);
        Instant heard = clock.instant();
        clock.pass(Peers.SILENCE_LIMIT.plusSeconds(1));
        assertThat(peers.forgetSilent()).isEqualTo(heard);
        assertThat(peers.isAlone()).isTrue();
        clock.pass(Duration.ofMinutes(10));
        assertThat(peers.heard(OTHER, 9, false)).isEqualTo(heard);
    }

    @Test
    void one_that_was_never_heard_may_have_spoken_since_both_are_there() {
        clock.pass(Duration.ofMinutes(10));

        assertThat(peers.heard(OTHER, 9, false)).isBetween(BEGIN.minusSeconds(60), BEGIN.plusSeconds(60));
    }

    @Test
    void an_instance_that_hears_nothing_knows_since_when() {
        peers.heard(OTHER, 4, false);
        clock.pass(Duration.ofSeconds(3));

        assertThat(peers.forgetAll()).isEqualTo(BEGIN);
        assertThat(peers.isAlone()).isTrue();
    }
}
