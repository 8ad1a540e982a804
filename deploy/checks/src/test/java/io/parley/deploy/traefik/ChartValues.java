package io.parley.deploy.traefik;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.deploy.file.Repository;
import io.parley.deploy.file.Shape;
import io.parley.deploy.file.YamlFiles;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** The values for Traefik's Helm chart: they repeat a part of the static configuration, and must not say anything else. */
final class ChartValues {

    static final String FILE = "deploy/kubernetes/traefik.values.yaml";

    private static final String KEY = "additionalArguments";

    private ChartValues() {}

    static void check(Repository repository, JsonNode statics, BiConsumer<String, String> wrong) {
        JsonNode values = YamlFiles.one(repository.text(FILE));
        Shape.named("traefik-values").check(values, wrong);
        Map<String, String> file = new TreeMap<>();
        flatten(statics, "", file);
        Set<String> needed = new TreeSet<>(file.keySet());
        needed.removeIf(key -> !key.startsWith("accessLog.") && !key.startsWith("entryPoints.websecure.transport."));
        for (JsonNode argument : values.path(KEY)) {
            String[] parts = argument.asText().substring("--".length()).split("=", 2);
            needed.remove(parts[0]);
            if (!parts[1].equals(file.get(parts[0]))) {
                wrong.accept(KEY + "." + parts[0], "is not what traefik/traefik.yml says");
            }
        }
        needed.forEach(key -> wrong.accept(KEY + "." + key, "is missing; traefik/traefik.yml says " + file.get(key)));
    }

    private static void flatten(JsonNode node, String at, Map<String, String> values) {
        if (node.isValueNode()) {
            values.put(at.substring(1), node.asText());
        }
        node.properties().forEach(field -> flatten(field.getValue(), at + "." + field.getKey(), values));
    }
}
