package io.parley.chat.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.chat.id.ConversationId;
import io.parley.chat.id.MessageId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarksTest {

    private final ConversationId one = ConversationId.create();
    private final ConversationId other = ConversationId.create();

    @Test
    void a_mark_is_the_place_of_the_last_message_held() {
        Map<String, String> named = new HashMap<>();
        named.put(one.toString(), new MessageId(one, 7).toString());
        named.put(other.toString(), null);
        Marks marks = Marks.of(named);

        assertThat(marks.take(one)).isEqualTo(7);
        assertThat(marks.take(other)).isZero();
        assertThat(marks.take(ConversationId.create())).isZero();
        assertThat(marks.leftOver()).isEmpty();
    }

    @Test
    void a_message_of_another_conversation_is_no_mark() {
        assertThat(Marks.of(Map.of(one.toString(), new MessageId(other, 7).toString())))
                .isNull();
        assertThat(Marks.of(Map.of(one.toString(), "msg_1"))).isNull();
    }

    @Test
    void what_nobody_takes_is_a_strangers() {
        Marks marks = Marks.of(Map.of(one.toString(), new MessageId(one, 7).toString(), "conv_1", "msg_1"));

        assertThat(marks.leftOver()).containsExactlyInAnyOrder("conv_1", one.toString());
    }
}
