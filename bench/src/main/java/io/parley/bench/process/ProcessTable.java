package io.parley.bench.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All processes of the machine at one moment. */
final class ProcessTable {

    /** Linux counts for {@code /proc} in hundredths of a second (USER_HZ), whatever the kernel itself ticks in. */
    private static final long MICROS_A_TICK = 10_000;

    private final Map<Long, ProcessStat> stats;
    private final Map<Long, List<Long>> children = new HashMap<>();

    ProcessTable(Map<Long, ProcessStat> stats) {
        this.stats = stats;
        stats.forEach((pid, stat) -> children.computeIfAbsent(stat.parent(), parent -> new ArrayList<>())
                .add(pid));
    }

    static ProcessTable read() {
        Map<Long, ProcessStat> stats = new HashMap<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                ProcessStat stat = stat(process);
                if (stat != null) {
                    stats.put(Long.parseLong(process.getFileName().toString()), stat);
                }
            }
        } catch (IOException noLinux) {
            return new ProcessTable(Map.of());
        }
        return new ProcessTable(stats);
    }

    /**
     * The CPU time of a process and of all below it. Who has ended is counted by who waited for it, so nothing is missed
     * or counted twice when a PostgreSQL backend comes and goes.
     */
    Optional<Duration> cpu(long root) {
        if (!stats.containsKey(root)) {
            return Optional.empty();
        }
        List<Long> tree = new ArrayList<>(List.of(root));
        long ticks = 0;
        for (int i = 0; i < tree.size(); i++) {
            ticks += stats.get(tree.get(i)).ticks();
            tree.addAll(children.getOrDefault(tree.get(i), List.of()));
        }
        return Optional.of(Duration.ofNanos(ticks * MICROS_A_TICK * 1000));
    }

    private static ProcessStat stat(Path process) {
        try {
            return ProcessStat.parse(Files.readString(process.resolve("stat")));
        } catch (IOException ended) {
            return null;
        }
    }
}
