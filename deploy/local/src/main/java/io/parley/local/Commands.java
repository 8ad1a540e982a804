package io.parley.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs of the machine. */
public final class Commands {

    private Commands() {}

    /** Where the PATH has the program, or null. */
    public static Path find(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            Path candidate = Path.of(folder.isEmpty() ? "." : folder, program);
            if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    /**
     * The command, deaf to the terminal's Ctrl-C: that one is for the launcher, which then stops everything in order. The
     * shell replaces itself, so the process keeps its id.
     */
    static List<String> deafToInterrupts(List<String> command) {
        List<String> wrapped = new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        wrapped.addAll(command);
        return wrapped;
    }
}
