package io.parley.deploy.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.deploy.code.Code;
import io.parley.deploy.kustomize.Rendered;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one object says of another: who is selected, where a route leads, what is scaled by what. */
record LinkRules(Overlay overlay) {

    private static final Pattern METRIC = Pattern.compile("\\b([a-z]+(?:_[a-z]+)+)\\b(?=\\{|\\)|$|\\[)");
    private static final String NAME = "app.kubernetes.io/name";

    void check() {
        overlay.of("Service").forEach(this::checkService);
        overlay.of("PodDisruptionBudget").forEach(budget -> {
            if (overlay.selected(budget.spec().at("/selector/matchLabels")).isEmpty()) {
                overlay.wrong(budget, "spec.selector.matchLabels", "no pod has these labels");
            }
        });
        overlay.of("HTTPRoute").forEach(this::checkRoute);
        checkHost();
        overlay.of("ScaledObject").forEach(this::checkScaling);
        overlay.of("Policy").forEach(this::checkQueues);
        overlay.of("PodMonitor").forEach(this::checkMonitor);
        overlay.of("NetworkPolicy", "PodMonitor").forEach(object -> checkNames(object, object.spec(), "spec"));
    }

    private void checkService(Rendered service) {
        List<Rendered> workloads = overlay.selected(service.spec().path("selector"));
        if (workloads.isEmpty()) {
            overlay.wrong(service, "spec.selector", "no pod has these labels");
            return;
        }
        for (JsonNode port : service.spec().path("ports")) {
            String target = port.path("targetPort").asText();
            if (!Containers.anyHasPort(workloads.get(0), target)) {
                overlay.wrong(service, "spec.ports.targetPort", "its pods have no port '" + target + "'");
            }
        }
    }

    private void checkRoute(Rendered route) {
        for (JsonNode parent : route.spec().path("parentRefs")) {
            boolean listens = overlay.find("Gateway", parent.path("name").asText()).stream()
                    .flatMap(gateway -> gateway.spec().path("listeners").findValues("name").stream())
                    .anyMatch(listener -> listener.equals(parent.path("sectionName")));
            if (!listens) {
                overlay.wrong(route, "spec.parentRefs.sectionName", "no Gateway listens as " + parent);
            }
        }
        for (JsonNode rule : route.spec().path("rules")) {
            for (JsonNode filter : rule.path("filters")) {
                String middleware = filter.at("/extensionRef/name").asText("");
                if (!middleware.isEmpty()
                        && overlay.find("Middleware", middleware).isEmpty()) {
                    overlay.wrong(
                            route, "spec.rules.filters.extensionRef.name", "there is no Middleware " + middleware);
                }
            }
            for (JsonNode backend : rule.path("backendRefs")) {
                boolean there = overlay.find("Service", backend.path("name").asText()).stream()
                        .flatMap(service -> service.spec().path("ports").findValues("port").stream())
                        .anyMatch(port -> port.equals(backend.path("port")));
                if (!there) {
                    overlay.wrong(route, "spec.rules.backendRefs.port", "no Service has " + backend);
                }
            }
        }
    }

    private void checkHost() {
        String host = overlay.of("Certificate")
                .map(certificate -> certificate.spec().at("/dnsNames/0").asText())
                .findFirst()
                .orElse("");
        overlay.of("Gateway").forEach(gateway -> gateway.spec()
                .path("listeners")
                .findValuesAsText("hostname")
                .forEach(name -> checkHost(gateway, "spec.listeners.hostname", name, host)));
        overlay.of("HTTPRoute")
                .forEach(route -> checkHost(
                        route, "spec.hostnames", route.spec().at("/hostnames/0").asText(), host));
    }

    private void checkHost(Rendered object, String key, String name, String host) {
        if (!name.equals(host)) {
            overlay.wrong(object, key, "'" + name + "' is not the host of the certificate, " + host);
        }
    }

    private void checkScaling(Rendered scaled) {
        String target = scaled.spec().at("/scaleTargetRef/name").asText();
        Rendered workload = overlay.find("Deployment", target).orElse(null);
        if (workload == null) {
            overlay.wrong(scaled, "spec.scaleTargetRef.name", "there is no Deployment " + target);
            return;
        }
        if (workload.spec().has("replicas")) {
            overlay.wrong(workload, "spec.replicas", "how many there are is for the ScaledObject to say");
        }
        for (JsonNode trigger : scaled.spec().path("triggers")) {
            JsonNode metadata = trigger.path("metadata");
            String queue = metadata.path("queueName").asText("");
            if (!queue.isEmpty() && !Code.queues().contains(queue)) {
                overlay.wrong(scaled, "spec.triggers.metadata.queueName", "there is no queue '" + queue + "'");
            }
            String host = metadata.path("hostFromEnv").asText("");
            boolean known = workload.pod()
                    .at("/spec/containers/0/env")
                    .findValuesAsText("name")
                    .contains(host);
            if (!host.isEmpty() && !known) {
                overlay.wrong(scaled, "spec.triggers.metadata.hostFromEnv", target + " has no variable " + host);
            }
            Matcher metric = METRIC.matcher(metadata.path("query").asText());
            while (metric.find()) {
                if (!overlay.code().hasMetric(metric.group(1))) {
                    overlay.wrong(scaled, "spec.triggers.metadata.query", "no service has " + metric.group(1));
                }
            }
        }
    }

    private void checkQueues(Rendered policy) {
        String pattern = policy.spec().path("pattern").asText();
        if (Code.queues().stream().noneMatch(Pattern.compile(pattern).asPredicate())) {
            overlay.wrong(policy, "spec.pattern", "no queue has such a name");
        }
    }

    private void checkMonitor(Rendered monitor) {
        List<Rendered> workloads = overlay.selected(monitor.spec().at("/selector/matchLabels"));
        for (Rendered workload : workloads) {
            if (overlay.service(workload).isEmpty()) {
                continue;
            }
            for (JsonNode endpoint : monitor.spec().path("podMetricsEndpoints")) {
                String port = endpoint.path("port").asText();
                if (!Containers.anyHasPort(workload, port)) {
                    overlay.wrong(
                            monitor, "spec.podMetricsEndpoints.port", workload.name() + " has no port '" + port + "'");
                }
                if (!endpoint.path("path").asText().equals(overlay.code().metricsPath())) {
                    overlay.wrong(
                            monitor,
                            "spec.podMetricsEndpoints.path",
                            "metrics are at " + overlay.code().metricsPath());
                }
            }
        }
    }

    /** Names of pods in selectors, wherever they are. */
    private void checkNames(Rendered object, JsonNode node, String at) {
        Set<String> named = new TreeSet<>();
        if (node.path("key").asText().equals(NAME)) {
            node.path("values").forEach(value -> named.add(value.asText()));
        }
        if (node.has(NAME)) {
            named.add(node.path(NAME).asText());
        }
        named.removeIf(name -> overlay.find("RabbitmqCluster", name).isPresent()
                || overlay.workloads().anyMatch(workload -> workload.name().equals(name)));
        named.forEach(name -> overlay.wrong(object, at + "." + NAME, "there are no pods of '" + name + "'"));
        node.properties().forEach(field -> checkNames(object, field.getValue(), at + "." + field.getKey()));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            checkNames(object, node.get(i), at + "[" + i + "]");
        }
    }
}
