package io.parley.bench.talk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InboxTest {

    private final Inbox inbox = new Inbox();

    @Test
    void each_message_once_and_in_its_place_is_no_fault_wherever_the_conversation_begins() {
        assertThat(inbox.add(0, 0, 41)).isTrue();
        assertThat(inbox.add(1, 0, 42)).isTrue();
        assertThat(inbox.add(0, 1, 43)).isTrue();

        assertThat(inbox.count(0)).isEqualTo(2);
        assertThat(inbox.count(1)).isEqualTo(1);
        assertThat(inbox.duplicates()).isZero();
        assertThat(inbox.disorders()).isZero();
    }

    @Test
    void a_message_that_comes_again_is_one_duplicate_and_no_disorder() {
        inbox.add(0, 0, 1);
        inbox.add(0, 1, 2);

        assertThat(inbox.add(0, 0, 1)).isFalse();
        assertThat(inbox.add(0, 2, 3)).isTrue();

        assertThat(inbox.duplicates()).isEqualTo(1);
        assertThat(inbox.disorders()).isZero();
    }

    @Test
    void a_key_that_made_two_messages_is_a_duplicate() {
        inbox.add(0, 0, 1);

        assertThat(inbox.add(0, 0, 2)).isFalse();
        assertThat(inbox.duplicates()).isEqualTo(1);
    }

    @Test
    void a_gap_is_a_disorder_and_is_counted_once() {
        inbox.add(0, 0, 1);
        inbox.add(0, 2, 3);
        inbox.add(0, 3, 4);

        assertThat(inbox.disorders()).isEqualTo(1);
        assertThat(inbox.count(0)).isEqualTo(3);
    }

    @Test
    void two_that_changed_places_are_disorders() {
        inbox.add(0, 0, 1);
        inbox.add(0, 2, 3);
        inbox.add(0, 1, 2);
        inbox.add(0, 3, 4);

        assertThat(inbox.disorders()).isEqualTo(2);
    }

    @Test
    void a_message_of_somebody_else_takes_its_place() {
        inbox.add(0, 0, 1);
        inbox.follow(2);
        inbox.add(0, 1, 3);

        assertThat(inbox.disorders()).isZero();
        assertThat(inbox.count(0)).isEqualTo(2);
    }
}
