package io.parley.deploy.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of this repository, or of a copy with a mistake in it. */
public record Repository(Path root) {

    public static Repository here() {
        return new Repository(Path.of("..", "..").toAbsolutePath().normalize());
    }

    public Path path(String name) {
        return root.resolve(name);
    }

    public String text(String name) {
        return text(path(name));
    }

    public String name(Path file) {
        return root.relativize(file.toAbsolutePath().normalize()).toString();
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
