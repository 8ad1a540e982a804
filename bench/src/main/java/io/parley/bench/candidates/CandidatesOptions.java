package io.parley.bench.candidates;

import io.parley.bench.terminal.Options;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands behind {@code bench candidates}.
 *
 * @param profiles of each spread
 * @param reads    searches in each spread, each with the pages after the first
 * @param atOnce   requests on their way at a time
 */
record CandidatesOptions(int profiles, int reads, int atOnce, Optional<String> json) {

    private static final int MOST_PROFILES = 10_000_000;

    static CandidatesOptions parse(List<String> words) {
        Options options = Options.parse(
                "bench candidates", words, Set.of("--profiles", "--reads", "--at-once", "--json"), Set.of());
        return new CandidatesOptions(
                options.number("--profiles", 200_000, 100, MOST_PROFILES),
                options.number("--reads", 2_000, 1, 10_000_000),
                options.number("--at-once", 1, 1, 64),
                options.text("--json"));
    }
}
