package io.parley.deploy.compose;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.deploy.code.Code;
import io.parley.deploy.code.Service;
import io.parley.deploy.file.Problem;
import io.parley.deploy.file.Repository;
import io.parley.deploy.file.YamlFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A compose file as Compose sees it, and the problems found in it so far. */
public final class Compose {

    public static final String FILE = "deploy/compose/compose.yaml";
    public static final String LABELS_FILE = "deploy/compose/compose.labels.yaml";
    static final String VARIABLES_FILE = "deploy/compose/.env.example";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(?::\\?[^}]*)?}");
    private static final Pattern SET = Pattern.compile("(?m)^([A-Z_]+)=(.+)$");
    private static final Pattern INSTANCE = Pattern.compile("([a-z]+)-\\d+");

    private final String file;
    private final Repository repository;
    private final Code code;
    private final List<Service> ours;
    private final JsonNode tree;
    private final Set<String> used = new TreeSet<>();
    private final List<Problem> problems = new ArrayList<>();

    public Compose(Repository repository, String file) {
        this.repository = repository;
        this.file = file;
        this.code = new Code(repository);
        this.ours = code.services();
        this.tree = YamlFiles.one(interpolated(repository.text(file)));
    }

    private String interpolated(String text) {
        Map<String, String> variables = variables();
        return VARIABLE.matcher(text).replaceAll(use -> {
            used.add(use.group(1));
            if (!variables.containsKey(use.group(1))) {
                problems.add(new Problem(file, "${" + use.group(1) + "}", "is not in .env.example"));
            }
            return Matcher.quoteReplacement(variables.getOrDefault(use.group(1), "missing"));
        });
    }

    Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        Matcher set = SET.matcher(repository.text(VARIABLES_FILE));
        while (set.find()) {
            variables.put(set.group(1), set.group(2));
        }
        return variables;
    }

    Set<String> used() {
        return used;
    }

    Repository repository() {
        return repository;
    }

    public JsonNode tree() {
        return tree;
    }

    public JsonNode services() {
        return tree.path("services");
    }

    /** Which of ours a service of the file is, by its name: {@code chat-1} is the chat service. */
    Optional<Service> ours(String name) {
        Matcher instance = INSTANCE.matcher(name);
        return ours.stream()
                .filter(service -> instance.matches() && instance.group(1).equals(service.label()))
                .findFirst();
    }

    List<Service> ours() {
        return ours;
    }

    public Code code() {
        return code;
    }

    /**
     * The port on which a host of the file's networks listens; empty when there is no such host, or it is none of ours.
     */
    public Optional<Integer> portOf(String host) {
        return ours(services().has(host) ? host : instanceWithAlias(host)).map(Service::port);
    }

    public boolean oneOfOursListens(String host, String port) {
        return portOf(host).filter(own -> port.equals(own.toString())).isPresent();
    }

    public boolean hasHost(String host) {
        return services().has(host) || !instanceWithAlias(host).isEmpty();
    }

    private String instanceWithAlias(String alias) {
        return services().properties().stream()
                .filter(service -> service.getValue().path("networks").findValues("aliases").stream()
                        .anyMatch(aliases -> aliases.toString().contains('"' + alias + '"')))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    void wrong(String key, String what) {
        problems.add(new Problem(file, key, what));
    }

    void wrong(String otherFile, String key, String what) {
        problems.add(new Problem(otherFile, key, what));
    }

    List<Problem> problems() {
        return problems;
    }
}
