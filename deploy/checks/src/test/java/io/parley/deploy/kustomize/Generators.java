package io.parley.deploy.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.deploy.file.Repository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** Config maps and secrets that a kustomization makes of words and files. */
final class Generators {

    /** Marks, until all is rendered, whose name gets a hash. */
    static final String HASHED = "hashed";

    private Generators() {}

    static void run(JsonNode kustomization, Path file, List<Rendered> objects) {
        for (JsonNode generator : kustomization.path("configMapGenerator")) {
            JsonNode data = content(generator, file, false);
            if (generator.path("behavior").asText().equals("merge")) {
                Rendered present = objects.stream()
                        .filter(object ->
                                object.is("ConfigMap", generator.path("name").asText()))
                        .findFirst()
                        .orElseThrow();
                ((ObjectNode) present.object().get("data")).setAll((ObjectNode) data);
                present.changedBy(file);
            } else {
                objects.add(made("ConfigMap", generator, data, file));
            }
        }
        for (JsonNode generator : kustomization.path("secretGenerator")) {
            Rendered secret = made("Secret", generator, content(generator, file, true), file);
            secret.object().put("type", "Opaque");
            objects.add(secret);
        }
    }

    private static Rendered made(String kind, JsonNode generator, JsonNode data, Path file) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", "v1").put("kind", kind);
        object.putObject("metadata").put("name", generator.path("name").asText());
        object.set("data", data);
        if (!generator.at("/options/disableNameSuffixHash").asBoolean()) {
            object.put(HASHED, true);
        }
        return new Rendered(object, file);
    }

    private static JsonNode content(JsonNode generator, Path kustomization, boolean secret) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        for (JsonNode literal : generator.path("literals")) {
            String[] parts = literal.asText().split("=", 2);
            data.put(parts[0], encoded(parts[1], secret));
        }
        for (JsonNode name : generator.path("files")) {
            data.put(name.asText(), encoded(Repository.text(kustomization.resolveSibling(name.asText())), secret));
        }
        return data;
    }

    private static String encoded(String value, boolean secret) {
        return secret ? Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)) : value;
    }
}
