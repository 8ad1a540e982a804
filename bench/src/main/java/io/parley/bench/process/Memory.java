package io.parley.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a process holds in memory.
 *
 * @param residentKib  all of its pages that are in memory, files it shares with others among them
 * @param anonymousKib what is its own alone: heap, stacks, buffers
 */
public record Memory(long residentKib, long anonymousKib) {

    static Optional<Memory> of(long pid) {
        Path process = Path.of("/proc", "" + pid);
        OptionalLong resident = kib(process.resolve("status"), "VmRSS:");
        OptionalLong anonymous = kib(process.resolve("smaps_rollup"), "Anonymous:");
        return resident.isPresent() && anonymous.isPresent()
                ? Optional.of(new Memory(resident.getAsLong(), anonymous.getAsLong()))
                : Optional.empty();
    }

    Memory plus(Memory other) {
        return new Memory(residentKib + other.residentKib, anonymousKib + other.anonymousKib);
    }

    public Memory minus(Memory other) {
        return new Memory(residentKib - other.residentKib, anonymousKib - other.anonymousKib);
    }

    private static OptionalLong kib(Path file, String field) {
        try {
            return kib(Files.readAllLines(file), field);
        } catch (IOException unknown) {
            return OptionalLong.empty();
        }
    }

    /** The figure of a line such as {@code VmRSS:     123 kB}. */
    static OptionalLong kib(List<String> lines, String field) {
        return lines.stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst();
    }
}
