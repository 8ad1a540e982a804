package io.parley.gateway.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.contracts.frame.ClientFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class UnansweredTest {

    private static final byte[] TEXT = new byte[10];

    private final LongAdder ofAll = new LongAdder();
    private final Unanswered unanswered = new Unanswered(3, 100, ofAll);

    @Test
    void frames_are_repeated_in_the_order_they_came() {
        unanswered.add(send("a", "k1"), TEXT);
        unanswered.add(ack("a", "1"), TEXT);
        unanswered.add(send("a", "k2"), TEXT);

        assertThat(keys()).containsExactly("k1", "1", "k2");
        assertThat(ofAll.sum()).isEqualTo(3);
    }

    @Test
    void a_created_message_answers_the_send_of_its_conversation_and_key_alone() {
        unanswered.add(send("a", "k"), TEXT);
        unanswered.add(send("b", "k"), TEXT);

        unanswered.sent("b", "other");
        assertThat(keys()).hasSize(2);
        unanswered.sent("b", "k");

        unanswered.entries().forEach(entry -> assertThat(((ClientFrame.MessageSend) entry.frame()).conversationId())
                .isEqualTo("a"));
        assertThat(ofAll.sum()).isEqualTo(1);
    }

    @Test
    void what_was_sent_twice_is_answered_once_for_each() {
        unanswered.add(send("a", "k"), TEXT);
        unanswered.add(send("a", "k"), TEXT);

        unanswered.sent("a", "k");

        assertThat(keys()).containsExactly("k");
    }

    @Test
    void a_frame_is_done_by_the_number_it_was_sent_with_last() {
        Unanswered.Entry first = unanswered.add(send("a", "k1"), TEXT);
        Unanswered.Entry second = unanswered.add(send("a", "k2"), TEXT);
        first.sentAs(7);
        second.sentAs(8);
        first.sentAs(1);
        second.sentAs(2);

        unanswered.done(8);
        unanswered.done(2);

        assertThat(keys()).containsExactly("k1");
    }

    @Test
    void a_later_mark_stands_for_an_earlier_one_unless_that_one_waits_for_its_answer() {
        unanswered.add(ack("a", "1"), TEXT);
        unanswered.add(ack("b", "1"), TEXT);
        unanswered.add(ack("a", "2"), TEXT);
        assertThat(keys()).containsExactly("1", "2");

        unanswered.clear();
        unanswered.add(new ClientFrame.ReadSet("a", "3", "r1"), TEXT);
        unanswered.add(new ClientFrame.ReadSet("a", "4", null), TEXT);
        unanswered.add(new ClientFrame.ReadSet("a", "5", "r2"), TEXT);
        assertThat(keys()).containsExactly("3", "5");
    }

    @Test
    void it_is_full_by_number_or_by_size_and_empty_again_after_the_answers() {
        unanswered.add(send("a", "k1"), new byte[99]);
        assertThat(unanswered.isFull()).isFalse();
        unanswered.add(send("a", "k2"), new byte[1]);
        assertThat(unanswered.isFull()).isTrue();
        unanswered.sent("a", "k1");
        assertThat(unanswered.isFull()).isFalse();
        unanswered.add(send("a", "k3"), TEXT);
        unanswered.add(send("a", "k4"), TEXT);
        assertThat(unanswered.isFull()).isTrue();

        unanswered.clear();

        assertThat(unanswered.isEmpty()).isTrue();
        assertThat(unanswered.isFull()).isFalse();
        assertThat(ofAll.sum()).isZero();
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        unanswered.entries().forEach(entry -> {
            if (entry.frame() instanceof ClientFrame.MessageSend send) {
                keys.add(send.idempotencyKey());
            } else if (entry.frame() instanceof ClientFrame.MessageAck ack) {
                keys.add(ack.upToMessageId());
            } else {
                keys.add(((ClientFrame.ReadSet) entry.frame()).upToMessageId());
            }
        });
        return keys;
    }

    private static ClientFrame send(String conversation, String key) {
        return new ClientFrame.MessageSend(conversation, "text", key, null, null);
    }

    private static ClientFrame ack(String conversation, String upTo) {
        return new ClientFrame.MessageAck(conversation, upTo, null);
    }
}
