package io.parley.deploy.code;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows of docs/configuration.md, which {@code ConfigurationDocsTest} holds against the code. */
final class Settings {

    private static final Pattern SECTION = Pattern.compile("(?m)^## (.+)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(PARLEY_[A-Z_]+)` \\| (?:`([^`]*)`|none) \\|");

    private final Map<String, Set<String>> byReaders = new TreeMap<>();
    private final Map<String, String> defaults = new TreeMap<>();

    Settings(String page) {
        String[] sections = SECTION.split(page);
        Matcher title = SECTION.matcher(page);
        for (int i = 1; title.find(); i++) {
            Set<String> settings = new TreeSet<>();
            ROW.matcher(sections[i]).results().forEach(row -> {
                settings.add(row.group(1));
                defaults.put(row.group(1), row.group(2));
            });
            byReaders.put(title.group(1).toLowerCase(), settings);
        }
    }

    /** A section's title says who reads its settings. */
    Set<String> readBy(String label) {
        Set<String> read = new TreeSet<>();
        byReaders.forEach((readers, settings) -> {
            if (readers.equals("every service") || readers.contains(label)) {
                read.addAll(settings);
            }
        });
        return read;
    }

    Duration timeByDefault(String setting) {
        return Code.duration(defaults.get(setting));
    }
}
