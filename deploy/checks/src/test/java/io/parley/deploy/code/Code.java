package io.parley.deploy.code;

import io.parley.contracts.broker.Topology;
import io.parley.deploy.file.Repository;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the services' own properties, their settings and, for metrics, their sources. */
public final class Code {

    private static final List<String> LABELS = List.of("gateway", "chat", "notification", "discovery");
    private static final Pattern SIMPLE_DURATION = Pattern.compile("(\\d+)(ms|s|m|H|d)");

    private final Repository repository;
    private final Settings settings;

    public Code(Repository repository) {
        this.repository = repository;
        this.settings = new Settings(text("docs/configuration.md"));
    }

    public List<Service> services() {
        return LABELS.stream()
                .map(label -> {
                    Properties own = properties(label + "-service/src/main/resources/application.properties");
                    return new Service(
                            label,
                            Integer.parseInt(own.getProperty("quarkus.http.port")),
                            settings.readBy(label),
                            stopping(label, own));
                })
                .toList();
    }

    /** Where a probe may ask. */
    public Set<String> probes() {
        String root = kit().getProperty("quarkus.smallrye-health.root-path");
        return Stream.of("live", "ready", "started", "well")
                .map(check -> root + "/" + check)
                .collect(Collectors.toSet());
    }

    public String metricsPath() {
        return kit().getProperty("quarkus.micrometer.export.prometheus.path");
    }

    /** Every queue that lasts. */
    public static Set<String> queues() {
        return Topology.INBOXES.stream()
                .flatMap(inbox -> Stream.of(inbox.name(), inbox.deadLetters()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a service makes a metric of this name, as Prometheus spells it. */
    public boolean hasMetric(String name) {
        String dotted = '"' + name.replace('_', '.') + '"';
        return LABELS.stream()
                .map(label -> repository.code().resolve(label + "-service/src/main/java"))
                .flatMap(Code::sources)
                .anyMatch(file -> Repository.text(file).contains(dotted));
    }

    private Duration stopping(String label, Properties own) {
        Duration ending = Duration.parse(own.getProperty("quarkus.shutdown.delay", "PT0S"))
                .plus(Duration.parse(own.getProperty("quarkus.shutdown.timeout", "PT0S")));
        return switch (label) {
            case "gateway" ->
                ending.plus(settings.timeByDefault("PARLEY_GATEWAY_DOOR_DRAIN_TIME"))
                        .plus(settings.timeByDefault("PARLEY_GATEWAY_DOOR_ANSWER_TIMEOUT"));
            case "notification" ->
                ending.plus(settings.timeByDefault("PARLEY_NOTIFICATION_PUSH_CONNECT_TIMEOUT"))
                        .plus(settings.timeByDefault("PARLEY_NOTIFICATION_PUSH_TIMEOUT"));
            default -> ending;
        };
    }

    public static Duration duration(String text) {
        Matcher simple = SIMPLE_DURATION.matcher(text);
        if (!simple.matches()) {
            throw new IllegalArgumentException(text);
        }
        long amount = Long.parseLong(simple.group(1));
        return switch (simple.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "H" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private Properties kit() {
        return properties("service-kit/src/main/resources/META-INF/microprofile-config.properties");
    }

    private Properties properties(String file) {
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(text(file)));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(String file) {
        return Repository.text(repository.code().resolve(file));
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
