package io.parley.bench.running;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommitCountsTest {

    private static final String METRICS = """
            # HELP parley_chat_commit_messages
            # TYPE parley_chat_commit_messages summary
            parley_chat_commit_messages_count %s
            parley_chat_commit_messages_sum %s
            # TYPE parley_chat_commit_messages_max gauge
            parley_chat_commit_messages_max 77.0
            """;

    @Test
    void messages_a_commit_are_those_between_two_readings() {
        CommitCounts before = CommitCounts.parse(METRICS.formatted("100.0", "150.0"));
        CommitCounts after = CommitCounts.parse(METRICS.formatted("110.0", "450.0"));

        assertThat(after.minus(before).messagesACommit()).hasValue(30);
    }

    @Test
    void series_with_labels_are_added_up() {
        assertThat(CommitCounts.parse("""
                        parley_chat_commit_messages_count{lane="1"} 2.0
                        parley_chat_commit_messages_count{lane="2"} 3.0
                        parley_chat_commit_messages_sum{lane="1"} 1.0E1
                        """)).isEqualTo(new CommitCounts(5, 10));
    }

    @Test
    void without_a_commit_there_is_no_such_figure() {
        CommitCounts same = CommitCounts.parse(METRICS.formatted("100.0", "150.0"));

        assertThat(same.minus(same).messagesACommit()).isEmpty();
    }
}
