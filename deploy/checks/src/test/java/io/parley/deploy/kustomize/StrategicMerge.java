package io.parley.deploy.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Kubernetes' way to merge a patch: maps by their keys, some lists by a key of their items, all else is replaced, and null deletes. */
final class StrategicMerge {

    private static final Map<String, String> LIST_KEYS = Map.of(
            "containers", "name",
            "initContainers", "name",
            "env", "name",
            "volumes", "name",
            "volumeMounts", "mountPath",
            "topologySpreadConstraints", "topologyKey");

    private StrategicMerge() {}

    static void apply(ObjectNode target, JsonNode patch) {
        patch.properties().forEach(field -> {
            String key = field.getKey();
            JsonNode value = field.getValue();
            JsonNode present = target.get(key);
            if (value.isNull()) {
                target.remove(key);
            } else if (value.isObject() && present instanceof ObjectNode inner) {
                apply(inner, value);
            } else if (value.isArray() && present instanceof ArrayNode list && LIST_KEYS.containsKey(key)) {
                target.set(key, mergeList(list, value, LIST_KEYS.get(key)));
            } else {
                target.set(key, value.deepCopy());
            }
        });
    }

    /** What is new comes first. */
    private static ArrayNode mergeList(ArrayNode present, JsonNode patch, String key) {
        ArrayNode merged = present.arrayNode();
        for (JsonNode item : patch) {
            JsonNode same = find(present, key, item.path(key));
            if (same == null) {
                merged.add(item.deepCopy());
            } else {
                apply((ObjectNode) same, item);
            }
        }
        return merged.addAll(present);
    }

    private static JsonNode find(ArrayNode list, String key, JsonNode value) {
        for (JsonNode item : list) {
            if (item.path(key).equals(value)) {
                return item;
            }
        }
        return null;
    }
}
