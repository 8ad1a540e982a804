package io.parley.bench.candidates;

import io.parley.bench.terminal.Figures;
import io.parley.bench.terminal.Latency;
import java.util.Map;

/**
 * What searching among the users of one spread came to.
 *
 * @param candidatesAPage how many a page had on average; without them its times would say little
 * @param failures        answers other than 200, by status
 */
record SpreadFigures(
        Latency.Summary firstPages, Latency.Summary furtherPages, double candidatesAPage, Map<Integer, Long> failures) {

    SpreadFigures {
        candidatesAPage = Figures.rounded(candidatesAPage);
        failures = Map.copyOf(failures);
    }
}
