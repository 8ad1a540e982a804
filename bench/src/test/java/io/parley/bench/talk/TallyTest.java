package io.parley.bench.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.contracts.frame.ErrorCode;
import org.junit.jupiter.api.Test;

class TallyTest {

    /** On a clock that wraps in the middle of it: nothing says that nanoTime does not. */
    private static final long BEGIN = Long.MAX_VALUE - 5_000_000_000L;

    private final Window window = Window.beginning(BEGIN, 3, 10);
    private final Tally tally = new Tally();

    @Test
    void only_messages_due_in_the_window_are_measured_however_late_they_are() {
        tally.begin(window);
        long due = window.to() - 1;
        tally.sent(window.from() - 1, window.from() - 1);
        tally.sent(due, due);
        tally.arrived(window.from() - 1, window.from() + 1);
        tally.arrived(due, due + 4_000_000_000L);

        assertThat(tally.toOther().count()).isEqualTo(1);
        assertThat(tally.toOther().maxUs()).isBetween(3_990_000L, 4_010_000L);
        assertThat(tally.lateness().count()).isEqualTo(1);
    }

    @Test
    void throughput_counts_what_arrived_in_the_window_whenever_it_was_due() {
        tally.begin(window);
        tally.arrived(window.from() - 5, window.from());
        tally.arrived(window.to() - 1, window.to());

        assertThat(tally.arrivedInWindow()).isEqualTo(1);
    }

    @Test
    void a_message_is_awaited_until_both_have_seen_it_or_it_is_refused() {
        tally.begin(window);
        tally.sent(BEGIN, BEGIN);
        assertThat(tally.awaited()).isEqualTo(2);
        tally.arrived(BEGIN, BEGIN);
        tally.answered(BEGIN, BEGIN);
        assertThat(tally.awaited()).isZero();

        tally.sent(BEGIN, BEGIN);
        tally.refused();
        assertThat(tally.awaited()).isZero();
    }

    @Test
    void errors_and_closes_are_counted_by_code_and_the_first_malformed_frame_is_kept() {
        tally.error(ErrorCode.UNAVAILABLE);
        tally.error(ErrorCode.UNAVAILABLE);
        tally.closed(4010);
        tally.malformed("first");
        tally.malformed("second");

        assertThat(tally.errors()).containsOnlyKeys(ErrorCode.UNAVAILABLE).containsValue(2L);
        assertThat(tally.closes()).containsEntry(4010, 1L);
        assertThat(tally.malformedFrames()).isEqualTo(2);
        assertThat(tally.malformedSample()).isEqualTo("first");
    }

    @Test
    void before_the_talk_begins_there_is_nothing_to_measure() {
        tally.arrived(0, 0);

        assertThat(tally.arrivedInWindow()).isZero();
        assertThat(Window.NONE.isOver(0)).isTrue();
    }
}
