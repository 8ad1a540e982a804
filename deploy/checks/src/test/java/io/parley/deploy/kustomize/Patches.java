package io.parley.deploy.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.deploy.file.Repository;
import io.parley.deploy.file.YamlFiles;
import java.nio.file.Path;
import java.util.List;

/** The patches of a kustomization, each on all objects that its target names. */
final class Patches {

    private Patches() {}

    static void apply(JsonNode kustomization, Path folder, List<Rendered> objects) {
        for (JsonNode entry : kustomization.path("patches")) {
            Path file = folder.resolve(entry.path("path").asText()).normalize();
            ObjectNode patch = (ObjectNode) YamlFiles.one(Repository.text(file));
            // A target says whom it changes; its own name is nobody's.
            ((ObjectNode) patch.get("metadata")).remove("name");
            for (Rendered object : objects) {
                if (matches(entry.path("target"), object)) {
                    StrategicMerge.apply(object.object(), patch);
                    object.files().add(file);
                }
            }
        }
    }

    private static boolean matches(JsonNode target, Rendered object) {
        String[] label = target.path("labelSelector").asText("").split("=");
        return object.kind().equals(target.path("kind").asText())
                && object.name().matches(target.path("name").asText(".*"))
                && (label.length < 2 || object.label(label[0]).equals(label[1]));
    }
}
