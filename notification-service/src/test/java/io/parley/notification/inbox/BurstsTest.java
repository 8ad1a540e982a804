package io.parley.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.notification.list.Entry;
import io.parley.notification.list.EntryKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BurstsTest {

    private final Bursts bursts = new Bursts(2);

    @Test
    void of_a_burst_the_first_and_the_last_are_told() {
        assertThat(begin(message("anna", 1), message("anna", 2))).containsExactly(1L);
        assertThat(begin(message("anna", 3), message("boris", 1))).containsExactly(1L);
        assertThat(end()).containsExactly(3L);
    }

    @Test
    void who_was_told_after_a_pause_waits_for_the_next() {
        begin(message("anna", 1), message("anna", 2));
        end();
        assertThat(begin(message("anna", 3))).isEmpty();
        assertThat(end()).containsExactly(3L);
        assertThat(end()).isEmpty();
        assertThat(bursts.isQuiet()).isTrue();
    }

    @Test
    void a_single_message_is_told_once() {
        assertThat(begin(message("anna", 1))).containsExactly(1L);
        assertThat(bursts.isQuiet()).isFalse();
        assertThat(end()).isEmpty();
        assertThat(bursts.isQuiet()).isTrue();
        assertThat(begin(message("anna", 2))).containsExactly(2L);
    }

    @Test
    void matches_are_told_whatever_goes_on() {
        assertThat(begin(message("anna", 1), entry(EntryKind.MATCH, "anna", 2), entry(EntryKind.MATCH, "anna", 3)))
                .containsExactly(1L, 2L, 3L);
        assertThat(end()).isEmpty();
    }

    @Test
    void beyond_so_many_users_each_message_is_told() {
        assertThat(begin(message("a", 1), message("b", 1), message("c", 1), message("c", 2), message("a", 2)))
                .containsExactly(1L, 1L, 1L, 2L);
        assertThat(end()).containsExactly(2L);
    }

    private List<Long> begin(Entry... entries) {
        return bursts.begin(List.of(entries)).stream().map(Entry::number).toList();
    }

    private List<Long> end() {
        return bursts.end().stream().map(Entry::number).toList();
    }

    private static Entry message(String user, long number) {
        return entry(EntryKind.MESSAGE, user, number);
    }

    private static Entry entry(EntryKind kind, String user, long number) {
        return new Entry(user, number, kind, new UUID(0, 1), number, "someone", Instant.EPOCH, false);
    }
}
