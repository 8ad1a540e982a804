package io.parley.local.town;

import io.parley.contracts.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the gateway shows of the town: {@code people.json} and {@code pictures/NAME.svg}. */
final class TownFolder {

    /** Both the path at the gateway and, below the folder, the place. */
    static final String PICTURES = "/pictures/";

    static final String PICTURE = ".svg";

    private TownFolder() {}

    private record Shown(String id, String name, String photo, String bio) {}

    private record People(List<Shown> people) {}

    /** Pictures of people who are not in the town any more stay: profiles may name them. */
    static void write(Path folder, Roster roster) {
        try {
            Path pictures = Files.createDirectories(folder.resolve("pictures"));
            for (Townsperson person : roster.people()) {
                Files.writeString(pictures.resolve(person.id() + PICTURE), Portrait.of(person));
            }
            Files.writeString(
                    folder.resolve("people.json"),
                    Json.write(new People(roster.free().stream()
                            .map(person -> new Shown(person.id(), person.name(), person.photo(), person.bio()))
                            .toList())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
