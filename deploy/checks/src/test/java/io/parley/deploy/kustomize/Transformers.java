package io.parley.deploy.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/** What a kustomization says of all its objects: namespace, labels, images. */
final class Transformers {

    private Transformers() {}

    static void apply(JsonNode kustomization, Path file, List<Rendered> objects) {
        for (Rendered object : objects) {
            String namespace = kustomization.path("namespace").asText("");
            if (!namespace.isEmpty() && !object.kind().equals("Namespace")) {
                object.metadata().put("namespace", namespace);
            }
            for (JsonNode labels : kustomization.path("labels")) {
                label(object.metadata(), labels);
                if (labels.path("includeTemplates").asBoolean() && object.pod().isObject()) {
                    label((ObjectNode) object.pod().path("metadata"), labels);
                }
            }
            for (JsonNode image : kustomization.path("images")) {
                object.pod().at("/spec/containers").forEach(container -> {
                    if (retag((ObjectNode) container, image)) {
                        object.changedBy(file);
                    }
                });
            }
        }
    }

    private static void label(ObjectNode metadata, JsonNode labels) {
        metadata.withObject("labels").setAll((ObjectNode) labels.get("pairs"));
    }

    private static boolean retag(ObjectNode container, JsonNode image) {
        String name = container.path("image").asText().replaceAll(":[^/:]*$", "");
        if (!name.equals(image.path("name").asText())) {
            return false;
        }
        container.put(
                "image",
                image.path("newName").asText(name) + ":" + image.path("newTag").asText());
        return true;
    }
}
