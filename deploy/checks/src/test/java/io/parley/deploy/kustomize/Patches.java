package io.parley.deploy.kustomize;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
            boolean inline = entry.has("patch");
            Path file = folder.resolve(
                            inline ? "kustomization.yaml" : entry.path("path").asText())
                    .normalize();
            JsonNode patch = YamlFiles.one(inline ? entry.path("patch").asText() : Repository.text(file));
            objects.stream()
                    .filter(object -> matches(entry.path("target"), object))
                    .forEach(object -> {
                        if (patch.isArray()) {
                            patch.forEach(operation -> replace(object.object(), operation));
                        } else {
                            StrategicMerge.apply(object.object(), withoutName((ObjectNode) patch));
                        }
                        object.changedBy(file);
                    });
        }
    }

    /** A target says whom a patch changes; its own name is nobody's. */
    private static ObjectNode withoutName(ObjectNode patch) {
        ((ObjectNode) patch.get("metadata")).remove("name");
        return patch;
    }

    /** The one operation of RFC 6902 that our files use. */
    private static void replace(ObjectNode object, JsonNode operation) {
        JsonPointer path = JsonPointer.compile(operation.path("path").asText());
        JsonNode parent = object.at(path.head());
        String last = path.last().getMatchingProperty();
        if (!operation.path("op").asText().equals("replace") || object.at(path).isMissingNode()) {
            throw new IllegalArgumentException("there is nothing to replace: " + operation);
        } else if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(last), operation.get("value"));
        } else {
            ((ObjectNode) parent).set(last, operation.get("value"));
        }
    }

    private static boolean matches(JsonNode target, Rendered object) {
        String[] label = target.path("labelSelector").asText("").split("=");
        return object.kind().equals(target.path("kind").asText())
                && object.name().matches(target.path("name").asText(".*"))
                && (label.length < 2 || object.label(label[0]).equals(label[1]));
    }
}
