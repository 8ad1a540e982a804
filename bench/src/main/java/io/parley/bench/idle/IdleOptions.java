package io.parley.bench.idle;

import io.parley.bench.terminal.BenchException;
import io.parley.bench.terminal.Options;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What stands behind {@code bench idle}.
 *
 * @param sockets empty for the usual number, or for as many as there is room for
 * @param settle  seconds between the last socket and the measuring of memory
 * @param hold    seconds over which CPU is measured
 */
record IdleOptions(OptionalInt sockets, int settle, int hold, Optional<String> json) {

    /** These come first, and are in neither figure: code loaded, pools made, the first threads started. */
    static final int PREWARM = 100;

    /** A client has one port for each socket to one gateway, and the machine has about so many. */
    private static final int MOST_SOCKETS = 28_000;

    private static final int USUAL_SOCKETS = 10_000;

    static IdleOptions parse(List<String> words) {
        Options options =
                Options.parse("bench idle", words, Set.of("--sockets", "--settle", "--hold", "--json"), Set.of());
        return new IdleOptions(
                options.has("--sockets")
                        ? OptionalInt.of(options.number("--sockets", 0, 2 * PREWARM, MOST_SOCKETS))
                        : OptionalInt.empty(),
                options.number("--settle", 5, 0, 3_600),
                options.number("--hold", 10, 1, 86_400),
                options.text("--json"));
    }

    /**
     * How many to open where so many have room: what was asked for must fit, what is usual may be cut down to it.
     */
    int socketsIn(int room) {
        if (sockets.orElse(0) > room) {
            throw new BenchException("There is room for " + room + " sockets; ask for as many with --sockets, or raise"
                    + " the limit of open files (ulimit -n) before ./parley up");
        }
        return sockets.orElse(Math.min(USUAL_SOCKETS, room));
    }
}
