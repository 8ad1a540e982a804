package io.parley.kit.secret;

import io.smallrye.config.EnvConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;

/**
 * Takes settings from the files that variables name. Whoever lists a process's variables, or logs them, sees no secret.
 *
 * <p>A setting that is there both ways fails the start: one of the two would be out of date one day.
 */
public final class SecretFiles implements ConfigSourceProvider {

    private static final String PREFIX = "PARLEY_";
    private static final String SUFFIX = "_FILE";
    /** Settings that are called so and want the file's name. */
    private static final Set<String> FILES_THEMSELVES = Set.of("PARLEY_CHAT_CONTENT_DENY_LIST_FILE");

    private static final int LIKE_VARIABLES = 300;
    private static final int MAX_BYTES = 65_536;

    @Override
    public Iterable<ConfigSource> getConfigSources(ClassLoader loader) {
        return List.of(new EnvConfigSource(read(System.getenv()), LIKE_VARIABLES));
    }

    static Map<String, String> read(Map<String, String> variables) {
        Map<String, String> settings = new TreeMap<>();
        variables.forEach((name, file) -> {
            if (namesFile(name)) {
                String setting = name.substring(0, name.length() - SUFFIX.length());
                if (variables.containsKey(setting)) {
                    throw new IllegalStateException(setting + " and " + name + " are both set: only one may be");
                }
                settings.put(setting, content(name, Path.of(file)));
            }
        });
        return settings;
    }

    private static boolean namesFile(String variable) {
        return variable.startsWith(PREFIX) && variable.endsWith(SUFFIX) && !FILES_THEMSELVES.contains(variable);
    }

    private static String content(String name, Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IllegalStateException(name + " names a file of more than " + MAX_BYTES + " bytes");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " names a file that cannot be read: " + file, e);
        }
    }
}
