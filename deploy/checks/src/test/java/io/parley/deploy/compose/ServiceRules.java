package io.parley.deploy.compose;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.deploy.code.Code;
import io.parley.deploy.code.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a compose file says of our services, held against their code. */
record ServiceRules(Compose compose) {

    private static final Pattern PROBE = Pattern.compile("/dev/tcp/localhost/(\\d+).*GET (\\S+) HTTP");
    private static final Pattern ADDRESS = Pattern.compile("https?://([a-z0-9-]+):(\\d+)");

    void check() {
        for (Service service : compose.ours()) {
            if (!compose.services().has(service.label() + "-1")) {
                compose.wrong("services." + service.label() + "-1", "is missing");
            }
        }
        compose.services().properties().forEach(entry -> compose.ours(entry.getKey())
                .ifPresent(service -> check("services." + entry.getKey(), entry.getValue(), service)));
    }

    private void check(String at, JsonNode container, Service service) {
        String image = service.image() + ":" + compose.variables().get("PARLEY_TAG");
        if (!container.path("image").asText().equals(image)) {
            compose.wrong(at + ".image", "'" + container.path("image").asText() + "' is not " + image);
        }
        if (!container.path("read_only").asBoolean()
                || !container.path("cap_drop").toString().equals("[\"ALL\"]")) {
            compose.wrong(at + ".read_only", "a root that is read only and cap_drop ALL are wanted");
        }
        checkProbe(at, container, service);
        checkVariables(at, container, service);
        Duration grace = Code.duration(container.path("stop_grace_period").asText("10s"));
        if (grace.compareTo(service.stopping()) <= 0) {
            compose.wrong(
                    at + ".stop_grace_period",
                    grace.toSeconds() + " s, and to stop takes up to "
                            + service.stopping().toSeconds() + " s");
        }
    }

    private void checkProbe(String at, JsonNode container, Service service) {
        List<String> test = new ArrayList<>();
        container.at("/healthcheck/test").forEach(word -> test.add(word.asText()));
        Matcher probe = PROBE.matcher(String.join(" ", test));
        if (!probe.find()) {
            compose.wrong(at + ".healthcheck.test", "asks for nothing that is known here");
            return;
        }
        if (!probe.group(1).equals("" + service.port())) {
            compose.wrong(
                    at + ".healthcheck.test",
                    probe.group(1) + " is not the port of " + service.label() + ", " + service.port());
        }
        if (!compose.code().probes().contains(probe.group(2))) {
            compose.wrong(at + ".healthcheck.test", "'" + probe.group(2) + "' is no health check");
        }
    }

    private void checkVariables(String at, JsonNode container, Service service) {
        container.path("environment").properties().forEach(variable -> {
            String way = at + ".environment." + variable.getKey();
            String value = variable.getValue().asText();
            if (!service.reads(variable.getKey())) {
                compose.wrong(way, "the " + service.label() + " service has no such setting");
            }
            Matcher address = ADDRESS.matcher(value);
            while (address.find()) {
                if (!compose.oneOfOursListens(address.group(1), address.group(2))) {
                    compose.wrong(way, "nobody listens at " + address.group());
                }
            }
        });
    }
}
