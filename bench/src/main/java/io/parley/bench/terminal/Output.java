package io.parley.bench.terminal;

import io.parley.contracts.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a report goes: a table to standard output, and the figures as JSON to where the person wants them. */
public record Output(Optional<String> json) {

    private static final String STANDARD_OUTPUT = "-";

    public void write(List<String> table, Object report) {
        boolean isPiped = json.filter(STANDARD_OUTPUT::equals).isPresent();
        // What goes through a pipe is JSON and nothing else.
        table.forEach((isPiped ? System.err : System.out)::println);
        if (isPiped) {
            System.out.println(Json.write(report));
        } else {
            json.ifPresent(file -> save(Path.of(file), report));
        }
    }

    private static void save(Path file, Object report) {
        try {
            Files.writeString(file, Json.write(report) + "\n");
        } catch (IOException e) {
            throw new BenchException("cannot write " + file, e);
        }
    }
}
