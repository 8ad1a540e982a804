package io.parley.bench.talk;

import io.parley.bench.terminal.Figures;
import io.parley.bench.terminal.Latency;
import io.parley.bench.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The report as a person reads it. */
final class TalkTable {

    private TalkTable() {}

    static List<String> lines(TalkReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(title(report));
        lines.add("");
        lines.addAll(latencies(report));
        lines.add("");
        lines.addAll(throughput(report));
        lines.add("");
        lines.addAll(cpu(report));
        lines.add("");
        lines.addAll(outcome(report.outcome()));
        return lines;
    }

    private static String title(TalkReport report) {
        String pace = report.rate() != null
                ? Figures.count(report.rate()) + " messages a second"
                : report.window() + " in flight a sender";
        return report.pairs() + " pairs, " + pace + ", texts of "
                + report.sizes().least() + " to "
                + report.sizes().most() + " characters, measured for " + report.seconds() + " s after "
                + report.warmSeconds() + " s of warming up" + (report.ack() ? ", acknowledged" : "");
    }

    private static List<String> latencies(TalkReport report) {
        return new Table()
                .row("", "p50", "p95", "p99", "p99.9", "max")
                .row(times("sent, seen by the other", report.toOther()))
                .row(times("sent, seen by the sender", report.toSelf()))
                .row(times("of it, the load program late", report.lateness()))
                .lines();
    }

    private static String[] times(String what, Latency.Summary times) {
        return new String[] {
            what,
            Figures.millis(times.p50Us()),
            Figures.millis(times.p95Us()),
            Figures.millis(times.p99Us()),
            Figures.millis(times.p999Us()),
            Figures.millis(times.maxUs())
        };
    }

    private static List<String> throughput(TalkReport report) {
        return new Table()
                .row("messages a second", Figures.tenths(report.messagesPerSecond()))
                .row("messages a commit", Figures.tenths(report.messagesPerCommit()))
                .row("commits of the database a message", Figures.hundredths(report.commitsPerMessage()))
                .lines();
    }

    private static List<String> cpu(TalkReport report) {
        Table table = new Table().row("CPU a message", "µs");
        report.cpuUs().forEach((server, micros) -> table.row(server, Figures.tenths(micros)));
        return table.row("all servers", Figures.tenths(report.serversUs()))
                .row("this load program", Figures.tenths(report.loadProgramUs()))
                .lines();
    }

    private static List<String> outcome(Outcome outcome) {
        List<String> lines = new ArrayList<>(new Table()
                .row("sent, warming up included", Figures.count(outcome.sent()))
                .row("lost (not seen by the other)", Figures.count(outcome.lost()))
                .row("unanswered (not seen by the sender)", Figures.count(outcome.unanswered()))
                .row("duplicates", Figures.count(outcome.duplicates()))
                .row("out of order", Figures.count(outcome.disorders()))
                .row("malformed frames", Figures.count(outcome.malformed()))
                .row("refused", Figures.count(outcome.refused()))
                .lines());
        if (outcome.malformedSample() != null) {
            lines.add("  the first malformed frame: " + outcome.malformedSample());
        }
        lines.add("  error frames: " + byCode(outcome.errors()));
        lines.add("  unexpected closes: " + byCode(outcome.closes()));
        if (!outcome.isSound()) {
            lines.add("");
            lines.add("The run is not sound: a promise of the protocol was broken. Its figures say nothing.");
        }
        return lines;
    }

    private static String byCode(Map<?, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(count -> count.getKey() + " " + Figures.count(count.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
