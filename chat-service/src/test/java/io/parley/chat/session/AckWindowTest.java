package io.parley.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.chat.session.AckWindow.Due;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AckWindowTest {

    private final AckWindow window =
            new AckWindow(List.of(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(40)));

    @Test
    void what_is_not_acknowledged_is_due_after_each_pause_and_then_dead() {
        window.shown(7, 0);

        assertThat(window.due(9_999)).isEqualTo(Due.NOTHING);
        assertThat(window.due(10_000)).isEqualTo(Due.SEND_AGAIN);
        assertThat(window.due(29_999)).isEqualTo(Due.NOTHING);
        assertThat(window.due(30_000)).isEqualTo(Due.SEND_AGAIN);
        assertThat(window.due(70_000)).isEqualTo(Due.SEND_AGAIN);
        assertThat(window.due(109_999)).isEqualTo(Due.NOTHING);
        assertThat(window.due(110_000)).isEqualTo(Due.DEAD);
    }

    @Test
    void what_nobody_has_to_acknowledge_closes_it_unless_more_was_shown_since() {
        window.shown(7, 0);
        window.shown(9, 0);
        window.narrow(9, 7);
        assertThat(window.upTo()).isEqualTo(7);
        window.narrow(7, 0);
        assertThat(window.isOpen()).isFalse();

        window.shown(10, 0);
        window.shown(11, 0);
        window.narrow(10, 0);
        assertThat(window.upTo()).isEqualTo(11);
    }

    @Test
    void an_acknowledgement_is_cumulative_and_begins_the_pauses_again() {
        window.shown(7, 0);
        window.shown(8, 0);
        window.shown(9, 0);
        window.due(10_000);
        window.acknowledged(8, 15_000);

        assertThat(window.after()).isEqualTo(8);
        assertThat(window.upTo()).isEqualTo(9);
        assertThat(window.due(24_999)).isEqualTo(Due.NOTHING);
        assertThat(window.due(25_000)).isEqualTo(Due.SEND_AGAIN);
        window.acknowledged(9, 26_000);
        assertThat(window.isOpen()).isFalse();
        assertThat(window.due(1_000_000)).isEqualTo(Due.NOTHING);
    }

    @Test
    void an_old_acknowledgement_does_not_count() {
        window.shown(7, 0);
        window.acknowledged(5, 1);

        assertThat(window.isOpen()).isTrue();
        assertThat(window.due(10_000)).isEqualTo(Due.SEND_AGAIN);
    }

    @Test
    void to_acknowledge_a_later_message_of_ones_own_acknowledges_what_was_shown_and_nothing_that_comes() {
        window.shown(7, 0);
        window.acknowledged(9, 1);
        assertThat(window.isOpen()).isFalse();

        window.shown(10, 2);
        assertThat(window.isOpen()).isTrue();
        assertThat(window.after()).isEqualTo(9);
    }
}
