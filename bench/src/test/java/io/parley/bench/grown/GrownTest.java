package io.parley.bench.grown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.bench.terminal.Latency;
import io.parley.bench.terminal.UsageException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrownTest {

    @Test
    void rows_are_spread_evenly_over_the_conversations() {
        assertThat(GrownOptions.parse(List.of()).messagesAConversation()).isEqualTo(250);
        assertThat(GrownOptions.parse(List.of("--rows", "10", "--conversations", "3"))
                        .messagesAConversation())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rows 0", "--rows 10", "--conversations 2000000", "--reads 0", "--rate 5"})
    void what_makes_no_sense_is_refused(String words) {
        assertThatThrownBy(() -> GrownOptions.parse(List.of(words.split(" ")))).isInstanceOf(UsageException.class);
    }

    @Test
    void a_hub_stands_first_in_its_pairs_and_has_a_hundred_of_them() {
        assertThat(GrownUsers.hub(0)).isEqualTo(GrownUsers.hub(99)).isLessThan(GrownUsers.other(0));
        assertThat(GrownUsers.hub(100)).isEqualTo("bench-grown-hub-0000001");
        assertThat(GrownUsers.other(100)).isEqualTo("bench-grown-other-0000100");
    }

    @Test
    void the_next_page_is_where_the_answer_says() {
        assertThat(Reader.nextCursor("{\"items\":[],\"next_cursor\":\"msg_1_2\"}"))
                .isEqualTo("msg_1_2");
        assertThat(Reader.nextCursor("{\"items\":[],\"next_cursor\":null}")).isNull();
        assertThat(Reader.nextCursor("{\"items\":[]}")).isNull();
        assertThat(Reader.nextCursor("nonsense")).isNull();
    }

    @Test
    void what_was_not_answered_is_in_the_report() {
        Latency.Summary times = new Latency.Summary(10, 1_000, 2_000, 3_000, 4_000, 5_000);

        GrownReport report = new GrownReport(
                5,
                1.5,
                5_000_000,
                20_000,
                Map.of(ReadKind.NEWEST_MESSAGES, times),
                Map.of(ReadKind.CONVERSATIONS, Map.of(405, 7L)));

        assertThat(report.isSound()).isFalse();
        assertThat(String.join("\n", report.lines()))
                .contains("About 5,000,000 messages in the table; 5 were added")
                .containsPattern(
                        "newest messages of a conversation +10 +1\\.000 ms +2\\.000 ms +3\\.000 ms +5\\.000 ms")
                .contains("a user's conversations: HTTP 405, 7 times");
    }
}
