package io.parley.bench.idle;

import io.parley.bench.process.Memory;
import io.parley.bench.terminal.Figures;
import io.parley.bench.terminal.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What idle sockets came to, as it stands in the JSON. A figure that is not known here is null.
 *
 * @param counted    the sockets the growth of memory is divided by: all but those that came first
 * @param memory     by service
 * @param cpuPercent of one core, by server, while nothing happened
 */
record IdleReport(
        int sockets,
        int counted,
        double openedPerSecond,
        int holdSeconds,
        int closed,
        Map<String, Growth> memory,
        Map<String, Double> cpuPercent) {

    /** What a service grew by for each socket, and what it holds now in all. */
    record Growth(double residentKibPerSocket, double anonymousKibPerSocket, long residentKib) {

        static Growth between(Memory before, Memory after, int sockets) {
            Memory grown = after.minus(before);
            return new Growth(
                    Figures.rounded((double) grown.residentKib() / sockets),
                    Figures.rounded((double) grown.anonymousKib() / sockets),
                    after.residentKib());
        }
    }

    static Map<String, Double> percent(Map<String, Duration> before, Map<String, Duration> after, int seconds) {
        Map<String, Double> percent = new LinkedHashMap<>();
        before.forEach((name, begin) -> {
            Duration end = after.get(name);
            percent.put(
                    name, end == null ? null : Figures.rounded(end.minus(begin).toMillis() / 10.0 / seconds));
        });
        return percent;
    }

    boolean isSound() {
        return closed == 0;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(Figures.count(sockets) + " idle sockets, opened at " + Figures.count(Math.round(openedPerSecond))
                + " a second; " + closed + " of them were closed by the server");
        lines.add("");
        Table memories =
                new Table().row("memory", "resident KiB a socket", "anonymous KiB a socket", "resident MiB in all");
        memory.forEach((name, growth) -> memories.row(
                name,
                growth == null ? Figures.UNKNOWN : Figures.tenths(growth.residentKibPerSocket()),
                growth == null ? Figures.UNKNOWN : Figures.tenths(growth.anonymousKibPerSocket()),
                growth == null ? Figures.UNKNOWN : Figures.count(growth.residentKib() / 1024)));
        lines.addAll(memories.lines());
        lines.add("");
        Table cpu = new Table().row("CPU over " + holdSeconds + " s", "% of a core");
        cpuPercent.forEach((name, percent) -> cpu.row(name, Figures.tenths(percent)));
        lines.addAll(cpu.lines());
        return lines;
    }
}
