package io.parley.bench.process;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The processes of the running system, by what they are: all instances of a service together, each with what it started.
 *
 * @param roots process ids by name, in the order of the report
 */
public record ServerProcesses(Map<String, List<Long>> roots) {

    /** The CPU time used so far by each; one of which nothing is known is not in it. */
    public Map<String, Duration> cpu() {
        ProcessTable table = ProcessTable.read();
        Map<String, Duration> used = new LinkedHashMap<>();
        roots.forEach((name, pids) -> sum(table, pids).ifPresent(cpu -> used.put(name, cpu)));
        return used;
    }

    /** The memory of all instances of one service. */
    public Optional<Memory> memory(String name) {
        return roots.getOrDefault(name, List.of()).stream()
                .map(Memory::of)
                .reduce((one, other) -> one.flatMap(first -> other.map(first::plus)))
                .orElse(Optional.empty());
    }

    private static Optional<Duration> sum(ProcessTable table, List<Long> pids) {
        Duration sum = Duration.ZERO;
        for (long pid : pids) {
            Optional<Duration> cpu = table.cpu(pid);
            if (cpu.isEmpty()) {
                return cpu;
            }
            sum = sum.plus(cpu.get());
        }
        return Optional.of(sum);
    }
}
