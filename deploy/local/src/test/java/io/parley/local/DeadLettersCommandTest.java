package io.parley.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.contracts.broker.Topology;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLettersCommandTest {

    private static final String BROKER = "amqp://localhost";

    @Test
    void all_queues_are_listed_unless_one_is_named() {
        assertThat(parse("list").queues()).isEqualTo(Topology.INBOXES);
        assertThat(parse("list", "--queue", "chat.inbox", "--most", "7"))
                .isEqualTo(new DeadLettersCommand(false, List.of(), List.of(Topology.CHAT_INBOX), 7, BROKER));
    }

    @Test
    void events_are_put_back_by_their_ids_or_all_of_them() {
        assertThat(parse("retry", "a", "b").chosen()).containsExactly("a", "b");
        assertThat(parse("retry", "--all").chosen()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                    | needs list or retry
            show                  | needs list or retry
            list a                | does not know a
            list --queue          | --queue needs a value
            list --queue a.inbox  | there is no queue a.inbox; there are notification.inbox
            list --most 0         | --most needs a number from 1
            retry                 | retry needs the ids of events, or --all
            retry a --all         | retry needs the ids of events, or --all
            retry --every         | does not know --every
            """)
    void a_wrong_word_is_told(String words, String told) {
        assertThatThrownBy(() -> parse(words.split(" ")))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining(told);
    }

    private static DeadLettersCommand parse(String... words) {
        return DeadLettersCommand.parse(List.of(words), Path.of("nowhere"), BROKER);
    }
}
