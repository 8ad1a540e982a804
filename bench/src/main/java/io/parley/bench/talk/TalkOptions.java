package io.parley.bench.talk;

import io.parley.bench.terminal.Options;
import io.parley.bench.terminal.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands behind {@code bench talk}.
 *
 * @param warm    seconds of talk before anything is measured
 * @param seconds seconds that are measured
 * @param ack     whether sockets acknowledge what they got, as clients do that want it sent again otherwise
 * @param json    where the figures go beside the table
 */
record TalkOptions(int pairs, Pace pace, int warm, int seconds, Sizes sizes, boolean ack, Optional<String> json) {

    private static final int USUAL_RATE = 500;
    private static final Set<String> WITH_VALUE =
            Set.of("--pairs", "--rate", "--window", "--warm", "--seconds", "--sizes", "--json");

    static TalkOptions parse(List<String> words) {
        Options options = Options.parse("bench talk", words, WITH_VALUE, Set.of("--ack"));
        if (options.has("--rate") && options.has("--window")) {
            throw new UsageException("--rate and --window exclude each other: the clock or the answers set the pace");
        }
        Pace pace = options.has("--window")
                ? new Pace.ClosedLoop(options.number("--window", 1, 1, 1_000))
                : new Pace.OpenLoop(options.number("--rate", USUAL_RATE, 1, 1_000_000));
        return new TalkOptions(
                options.number("--pairs", 50, 1, Mark.MOST_SENDERS / 2),
                pace,
                options.number("--warm", 3, 0, 3_600),
                options.number("--seconds", 10, 1, 86_400),
                options.text("--sizes").map(Sizes::parse).orElse(Sizes.USUAL),
                options.has("--ack"),
                options.text("--json"));
    }
}
