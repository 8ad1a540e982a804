package io.parley.deploy.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.deploy.code.Service;
import io.parley.deploy.kustomize.Rendered;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Variables that services know, and config maps and secrets that are there. */
record SettingRules(Overlay overlay) {

    private static final Pattern USED = Pattern.compile("\\$\\(([A-Z_]+)\\)");
    private static final String ENV = "spec.template.spec.containers[0].env";

    void check() {
        overlay.of("ConfigMap")
                .filter(map -> map.givenName().equals("parley-settings"))
                .forEach(this::checkSettings);
        overlay.workloads().forEach(workload -> {
            Containers.of(workload).forEach(container -> {
                overlay.service(workload).ifPresent(service -> checkVariables(workload, service, container));
                checkUsed(workload, container);
            });
            checkReferences(workload, workload.pod(), "");
        });
    }

    private void checkSettings(Rendered settings) {
        settings.object().path("data").fieldNames().forEachRemaining(variable -> {
            if (overlay.services().stream().noneMatch(service -> service.reads(variable))) {
                overlay.wrong(settings, "data." + variable, "no service has this setting");
            }
        });
    }

    private void checkVariables(Rendered workload, Service service, JsonNode container) {
        Set<String> used = new HashSet<>();
        container
                .path("env")
                .forEach(variable ->
                        USED.matcher(variable.path("value").asText()).results().forEach(use -> used.add(use.group(1))));
        container.path("env").forEach(variable -> {
            String name = variable.path("name").asText();
            if (!service.reads(name) && !used.contains(name)) {
                overlay.wrong(workload, ENV + "." + name, "the " + service.label() + " service has no such setting");
            }
        });
    }

    /** A variable is put in place of its name only in those after it. */
    private void checkUsed(Rendered workload, JsonNode container) {
        Set<String> known = new HashSet<>();
        for (JsonNode variable : container.path("env")) {
            Matcher use = USED.matcher(variable.path("value").asText());
            while (use.find()) {
                if (!known.contains(use.group(1))) {
                    overlay.wrong(
                            workload,
                            ENV + "." + variable.path("name").asText(),
                            "$(" + use.group(1) + ") is not set before it");
                }
            }
            known.add(variable.path("name").asText());
        }
    }

    private void checkReferences(Rendered workload, JsonNode node, String at) {
        node.properties().forEach(field -> {
            JsonNode value = field.getValue();
            String way = at + "." + field.getKey();
            switch (field.getKey()) {
                case "configMapRef", "configMapKeyRef", "configMap" ->
                    checkReference(
                            workload, way, "ConfigMap", value.path("name").asText(), value.path("key"));
                case "secretRef", "secretKeyRef" ->
                    checkReference(workload, way, "Secret", value.path("name").asText(), value.path("key"));
                case "secret" ->
                    checkReference(
                            workload, way, "Secret", value.path("secretName").asText(), value.path("key"));
                default -> checkReferences(workload, value, way);
            }
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            checkReferences(workload, node.get(i), at + "[" + i + "]");
        }
    }

    private void checkReference(Rendered workload, String way, String kind, String name, JsonNode key) {
        Set<String> keys = kind.equals("Secret") ? secretKeys(name) : keys(overlay.find(kind, name).stream());
        String wayInSpec = "spec.template" + way;
        if (keys.isEmpty()) {
            overlay.wrong(workload, wayInSpec, "there is no " + kind + " " + name);
        } else if (key.isTextual() && !keys.contains(key.asText())) {
            overlay.wrong(workload, wayInSpec + ".key", "the " + kind + " " + name + " has no " + key.asText());
        }
    }

    private Set<String> secretKeys(String name) {
        Set<String> keys = keys(overlay.withSecretsByHand().filter(object -> object.is("Secret", name)));
        overlay.objects().forEach(object -> keys.addAll(MadeSecrets.keys(object, name)));
        return keys;
    }

    private static Set<String> keys(Stream<Rendered> objects) {
        Set<String> keys = new HashSet<>();
        objects.forEach(object -> {
            object.object().path("data").fieldNames().forEachRemaining(keys::add);
            object.object().path("stringData").fieldNames().forEachRemaining(keys::add);
        });
        return keys;
    }
}
