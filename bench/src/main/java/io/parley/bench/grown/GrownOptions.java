package io.parley.bench.grown;

import io.parley.bench.terminal.Options;
import io.parley.bench.terminal.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands behind {@code bench grown}.
 *
 * @param rows  messages in all
 * @param reads requests of each kind
 */
record GrownOptions(int rows, int conversations, int reads, Optional<String> json) {

    static GrownOptions parse(List<String> words) {
        Options options =
                Options.parse("bench grown", words, Set.of("--rows", "--conversations", "--reads", "--json"), Set.of());
        GrownOptions parsed = new GrownOptions(
                options.number("--rows", 5_000_000, 1, 1_000_000_000),
                options.number("--conversations", 20_000, 1, GrownUsers.MOST_CONVERSATIONS),
                options.number("--reads", 2_000, 1, 10_000_000),
                options.text("--json"));
        if (parsed.rows < parsed.conversations) {
            throw new UsageException("--rows needs at least one for each conversation");
        }
        return parsed;
    }

    int messagesAConversation() {
        return rows / conversations;
    }
}
