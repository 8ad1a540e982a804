package io.parley.local;

import java.nio.file.Path;

/** Where the checkout is, and the folder that a stack keeps its data in: the same for every command. */
public final class DataFolder {

    private DataFolder() {}

    public static Path home() {
        return Path.of(System.getProperty("parley.home", ".")).toAbsolutePath().normalize();
    }

    /** {@code PARLEY_DATA}, or {@code .parley} in the checkout. */
    public static Path path() {
        String named = System.getenv("PARLEY_DATA");
        return (named == null ? home().resolve(".parley") : Path.of(named)).toAbsolutePath();
    }
}
