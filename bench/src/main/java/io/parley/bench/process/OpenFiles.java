package io.parley.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** How many files, which sockets are too, a process may have open. */
public final class OpenFiles {

    private static final String LIMIT = "Max open files";

    private OpenFiles() {}

    /** Empty where nothing is known, or nothing limited. */
    public static OptionalInt limit(long pid) {
        try {
            return limit(Files.readAllLines(Path.of("/proc", "" + pid, "limits")));
        } catch (IOException unknown) {
            return OptionalInt.empty();
        }
    }

    static OptionalInt limit(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(LIMIT))
                .map(line -> line.substring(LIMIT.length()).strip().split("\\s+")[0])
                .filter(soft -> soft.matches("\\d{1,9}"))
                .mapToInt(Integer::parseInt)
                .findFirst();
    }
}
