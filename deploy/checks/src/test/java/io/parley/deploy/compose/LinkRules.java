package io.parley.deploy.compose;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a compose file names, and what is there: secrets, networks, volumes, files, variables. */
record LinkRules(Compose compose) {

    private static final String SECRETS = "/run/secrets/";

    void check() {
        compose.services().properties().forEach(entry -> {
            String at = "services." + entry.getKey();
            JsonNode service = entry.getValue();
            checkImage(at, service.path("image").asText());
            checkLimits(at, service);
            checkSecrets(at, service);
            names(service.path("networks")).forEach(network -> named(at, "networks", network));
            service.path("volumes").forEach(volume -> checkVolume(at, volume.asText()));
            names(service.path("depends_on")).forEach(other -> {
                if (compose.services().path(other).path("healthcheck").isMissingNode()) {
                    compose.wrong(at + ".depends_on." + other, "there is no such service with a health check");
                }
            });
        });
        String init = compose.repository().text("deploy/compose/init");
        names(compose.tree().path("secrets")).forEach(secret -> {
            String file =
                    compose.tree().path("secrets").path(secret).path("file").asText();
            if (!file.equals("./secrets/" + secret) || !init.contains("secret " + secret + "\n")) {
                compose.wrong("secrets." + secret + ".file", "./init makes no " + file);
            }
        });
        Set<String> unused = new TreeSet<>(compose.variables().keySet());
        unused.removeAll(compose.used());
        unused.forEach(variable -> compose.wrong(Compose.VARIABLES_FILE, variable, "is read by nobody"));
    }

    private void checkImage(String at, String image) {
        if (!image.matches(".+:[^:/]+") || image.endsWith(":latest")) {
            compose.wrong(at + ".image", "'" + image + "' has no tag that stays");
        }
    }

    private void checkLimits(String at, JsonNode service) {
        if (!service.has("mem_limit")
                || !service.has("stop_grace_period")
                        && !service.path("image").asText().contains("/")) {
            compose.wrong(at + ".mem_limit", "limits are wanted, and a time to stop in");
        }
    }

    private void checkSecrets(String at, JsonNode service) {
        Set<String> given = new TreeSet<>();
        service.path("secrets")
                .forEach(secret -> given.add(secret.path("source").asText(secret.asText())));
        given.forEach(secret -> named(at, "secrets", secret));
        service.path("environment").properties().forEach(variable -> {
            String value = variable.getValue().asText();
            if (value.startsWith(SECRETS) && !given.contains(value.substring(SECRETS.length()))) {
                compose.wrong(at + ".environment." + variable.getKey(), "the service is not given " + value);
            }
        });
    }

    private void checkVolume(String at, String volume) {
        String source = volume.split(":")[0];
        if (!source.startsWith(".")) {
            named(at, "volumes", source);
        } else if (!Files.exists(
                compose.repository().path("deploy/compose").resolve(source).normalize())) {
            compose.wrong(at + ".volumes", "there is no " + source);
        }
    }

    private void named(String at, String kind, String name) {
        if (!compose.tree().path(kind).has(name)) {
            compose.wrong(at + "." + kind, "'" + name + "' is not among the file's " + kind);
        }
    }

    /** Of a list, or of a map. */
    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(name -> names.add(name.asText()));
        } else {
            node.fieldNames().forEachRemaining(names::add);
        }
        return names;
    }
}
