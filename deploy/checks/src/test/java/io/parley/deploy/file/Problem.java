package io.parley.deploy.file;

/**
 * Something wrong in a file.
 *
 * @param file from the root of the repository
 * @param key  the way to the key, with dots
 */
public record Problem(String file, String key, String what) {

    @Override
    public String toString() {
        return file + ": " + key + ": " + what;
    }
}
