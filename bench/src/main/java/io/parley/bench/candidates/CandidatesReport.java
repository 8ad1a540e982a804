package io.parley.bench.candidates;

import io.parley.bench.terminal.Figures;
import io.parley.bench.terminal.Latency;
import io.parley.bench.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What searching came to, as it stands in the JSON.
 *
 * @param added profiles that had to be added
 * @param plans how PostgreSQL went about one search of each spread
 */
record CandidatesReport(
        long added,
        double fillSeconds,
        int profiles,
        int atOnce,
        Map<Spread, SpreadFigures> figures,
        Map<Spread, List<String>> plans) {

    boolean isSound() {
        return figures.values().stream().allMatch(one -> one.failures().isEmpty());
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(Figures.count(profiles) + " profiles of each kind; " + Figures.count(added) + " were added, in "
                + Figures.tenths(fillSeconds) + " s; " + atOnce + " at a time");
        lines.add("");
        Table table = new Table().row("read over REST", "times", "p50", "p95", "p99", "max", "on a page");
        figures.forEach((spread, one) -> {
            table.row(row(spread.words() + ", first page", one.firstPages(), one));
            table.row(row(spread.words() + ", further pages", one.furtherPages(), one));
        });
        lines.addAll(table.lines());
        figures.forEach((spread, one) -> one.failures()
                .forEach((status, count) -> lines.add(
                        "  " + spread.words() + ": HTTP " + status + ", " + Figures.count(count) + " times")));
        plans.forEach((spread, plan) -> {
            lines.add("");
            lines.add("One search in " + spread.words() + ", as PostgreSQL sees it:");
            plan.forEach(line -> lines.add("  " + line));
        });
        return lines;
    }

    private static String[] row(String what, Latency.Summary times, SpreadFigures figures) {
        return new String[] {
            what,
            Figures.count(times.count()),
            Figures.millis(times.p50Us()),
            Figures.millis(times.p95Us()),
            Figures.millis(times.p99Us()),
            Figures.millis(times.maxUs()),
            Figures.tenths(figures.candidatesAPage())
        };
    }
}
