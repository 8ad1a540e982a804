package io.parley.deploy.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.deploy.file.Repository;
import io.parley.deploy.file.YamlFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From a folder with a kustomization to its objects. Features are applied in kustomize's own order. */
public final class Kustomize {

    private static final Set<String> NAMED_BY =
            Set.of("configMapRef", "configMapKeyRef", "configMap", "secretRef", "secretKeyRef");

    private Kustomize() {}

    public static List<Rendered> render(Path folder) {
        List<Rendered> objects = new ArrayList<>();
        accumulate(folder, objects);
        Map<String, String> renamed = new LinkedHashMap<>();
        for (Rendered object : objects) {
            if (object.object().remove(Generators.HASHED) != null) {
                String name = object.name() + "-" + NameHash.of(object.object().get("data"));
                renamed.put(object.name(), name);
                object.metadata().put("name", name);
            }
        }
        objects.forEach(object -> rename(object.object(), renamed));
        return objects;
    }

    private static void accumulate(Path folder, List<Rendered> objects) {
        Path file = folder.resolve("kustomization.yaml").normalize();
        JsonNode kustomization = YamlFiles.one(Repository.text(file));
        for (JsonNode resource : kustomization.path("resources")) {
            Path path = folder.resolve(resource.asText()).normalize();
            if (Files.isDirectory(path)) {
                List<Rendered> inner = new ArrayList<>();
                accumulate(path, inner);
                objects.addAll(inner);
            } else {
                YamlFiles.all(Repository.text(path))
                        .forEach(object -> objects.add(new Rendered((ObjectNode) object, path)));
            }
        }
        for (JsonNode component : kustomization.path("components")) {
            accumulate(folder.resolve(component.asText()).normalize(), objects);
        }
        Generators.run(kustomization, file, objects);
        Patches.apply(kustomization, folder, objects);
        Transformers.apply(kustomization, file, objects);
    }

    private static void rename(JsonNode node, Map<String, String> renamed) {
        node.properties().forEach(field -> {
            if (NAMED_BY.contains(field.getKey())
                    && renamed.containsKey(field.getValue().path("name").asText())) {
                ((ObjectNode) field.getValue())
                        .put("name", renamed.get(field.getValue().path("name").asText()));
            }
        });
        node.forEach(inner -> rename(inner, renamed));
    }
}
