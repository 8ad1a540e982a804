package io.parley.bench.grown;

import io.parley.bench.terminal.Figures;
import io.parley.bench.terminal.Latency;
import io.parley.bench.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What reading came to, as it stands in the JSON.
 *
 * @param added    messages that had to be added
 * @param rows     messages in the table, as PostgreSQL estimates them
 * @param reads    times by what was read
 * @param failures answers other than 200, by what was asked for and by status
 */
record GrownReport(
        long added,
        double fillSeconds,
        long rows,
        int conversations,
        Map<ReadKind, Latency.Summary> reads,
        Map<ReadKind, Map<Integer, Long>> failures) {

    boolean isSound() {
        return failures.values().stream().allMatch(Map::isEmpty);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("About " + Figures.count(rows) + " messages in the table; " + Figures.count(added)
                + " were added, in " + Figures.tenths(fillSeconds) + " s");
        lines.add("");
        Table table = new Table().row("read over REST", "times", "p50", "p95", "p99", "max");
        reads.forEach((kind, times) -> table.row(
                kind.words(),
                Figures.count(times.count()),
                Figures.millis(times.p50Us()),
                Figures.millis(times.p95Us()),
                Figures.millis(times.p99Us()),
                Figures.millis(times.maxUs())));
        lines.addAll(table.lines());
        failures.forEach((kind, counts) -> counts.forEach((status, count) ->
                lines.add("  " + kind.words() + ": HTTP " + status + ", " + Figures.count(count) + " times")));
        lines.add("");
        lines.add("What the size does to sending: ./parley bench talk, before the tables are filled and after.");
        return lines;
    }
}
