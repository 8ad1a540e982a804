package io.parley.deploy.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of this repository, or of a copy with a mistake in it.
 *
 * @param root where the deployment files are
 * @param code where the services and their documentation are
 */
public record Repository(Path root, Path code) {

    public static Repository here() {
        Path root = Path.of("..", "..").toAbsolutePath().normalize();
        return new Repository(root, root);
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
