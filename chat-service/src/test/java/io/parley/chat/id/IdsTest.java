package io.parley.chat.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    @Test
    void every_id_is_read_as_it_was_written() {
        Random random = new Random(20261121);
        for (int i = 0; i < 10_000; i++) {
            ConversationId conversation = new ConversationId(new UUID(random.nextLong(), random.nextLong()));
            MessageId message = new MessageId(conversation, 1 + random.nextLong(1_000_000_000_000L));

            assertThat(ConversationId.parse(conversation.toString())).isEqualTo(conversation);
            assertThat(MessageId.parse(message.toString())).isEqualTo(message);
        }
    }

    @Test
    void later_conversations_sort_after_earlier_ones() {
        String earlier = new ConversationId(UUID.fromString("01900000-0000-7000-8000-000000000000")).toString();
        String later = new ConversationId(UUID.fromString("01900000-0001-7000-8000-000000000000")).toString();

        assertThat(earlier).isLessThan(later).hasSize(31);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "conv_",
                "conv_123",
                "msg_01m7yc7keser08bjmww8mz6y3a_1",
                "conv_01m7yc7keser08bjmww8mz6y3",
                "conv_01m7yc7keser08bjmww8mz6y3aa",
                "conv_81m7yc7keser08bjmww8mz6y3a",
                "conv_01M7yc7keser08bjmww8mz6y3a",
                "conv_01m7yc7keser08bjmww8mz6y3u",
                "conv_01m7yc7keser08bjmww8mz6y3é",
                "01m7yc7keser08bjmww8mz6y3a"
            })
    void what_is_no_conversation_is_none(String text) {
        assertThat(ConversationId.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "msg_",
                "msg_456",
                "msg__1",
                "msg_01m7yc7keser08bjmww8mz6y3a",
                "msg_01m7yc7keser08bjmww8mz6y3a_",
                "msg_01m7yc7keser08bjmww8mz6y3a_0",
                "msg_01m7yc7keser08bjmww8mz6y3a_01",
                "msg_01m7yc7keser08bjmww8mz6y3a_-1",
                "msg_01m7yc7keser08bjmww8mz6y3a_1x",
                "msg_01m7yc7keser08bjmww8mz6y3a_9999999999999999999",
                "conv_01m7yc7keser08bjmww8mz6y3a"
            })
    void what_is_no_message_is_none(String text) {
        assertThat(MessageId.parse(text)).isNull();
    }
}
