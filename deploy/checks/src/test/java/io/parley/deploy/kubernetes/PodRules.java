package io.parley.deploy.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.deploy.code.Service;
import io.parley.deploy.kustomize.Rendered;
import java.time.Duration;
import java.util.List;

/** Images, ports, probes, times and rights of the pods. */
record PodRules(Overlay overlay) {

    private static final List<String> PROBES = List.of("startupProbe", "livenessProbe", "readinessProbe");

    void check() {
        overlay.services().stream()
                .filter(service -> overlay.find("Deployment", service.label()).isEmpty())
                .forEach(service -> overlay.wrong(
                        overlay.of("Namespace").findFirst().orElseThrow(),
                        "kind",
                        "there is no Deployment for " + service.label()));
        overlay.workloads().forEach(this::checkAny);
        overlay.of("Deployment").forEach(workload -> overlay.service(workload)
                .ifPresentOrElse(
                        service -> checkService(workload, service),
                        () -> overlay.wrong(workload, "metadata.name", "there is no such service")));
    }

    private void checkAny(Rendered workload) {
        Containers.of(workload).forEach(container -> {
            String image = container.path("image").asText();
            if (!image.matches("[^:]+(:\\d+)?/?[^:]*:[^:/]+") || image.endsWith(":latest")) {
                overlay.wrong(workload, key("image"), "'" + image + "' has no tag that stays");
            }
            check(
                    workload,
                    container.at("/securityContext/allowPrivilegeEscalation"),
                    false,
                    "allowPrivilegeEscalation");
            if (!container.at("/securityContext/capabilities/drop").toString().equals("[\"ALL\"]")) {
                overlay.wrong(workload, key("securityContext.capabilities.drop"), "ALL is wanted");
            }
        });
        JsonNode rights = workload.pod().at("/spec/securityContext");
        if (!rights.path("runAsNonRoot").asBoolean()
                || !rights.at("/seccompProfile/type").asText().equals("RuntimeDefault")) {
            overlay.wrong(
                    workload,
                    "spec.template.spec.securityContext",
                    "runAsNonRoot and seccomp RuntimeDefault are wanted");
        }
        if (overlay.selected(workload.spec().at("/selector/matchLabels")).isEmpty()) {
            overlay.wrong(workload, "spec.selector.matchLabels", "its own pods have other labels");
        }
    }

    private void checkService(Rendered workload, Service service) {
        JsonNode container = Containers.of(workload).findFirst().orElseThrow();
        if (!container.path("image").asText().matches("(.+/)?" + service.image() + ":.+")) {
            overlay.wrong(
                    workload,
                    key("image"),
                    "'" + container.path("image").asText() + "' is not the image " + service.image());
        }
        int port = Containers.port(container, "http").orElse(0);
        if (port != service.port()) {
            overlay.wrong(
                    workload,
                    key("ports.containerPort"),
                    port + " is not the port of " + service.label() + ", " + service.port());
        }
        PROBES.forEach(probe -> checkProbe(workload, container, probe));
        check(workload, container.at("/securityContext/readOnlyRootFilesystem"), true, "readOnlyRootFilesystem");
        if (!container.at("/resources/limits/memory").equals(container.at("/resources/requests/memory"))) {
            overlay.wrong(workload, key("resources.limits.memory"), "as much as is requested is wanted");
        }
        Duration grace = Duration.ofSeconds(
                workload.pod().at("/spec/terminationGracePeriodSeconds").asLong(30));
        Duration needed = service.stopping()
                .plusSeconds(container.at("/lifecycle/preStop/sleep/seconds").asLong());
        if (grace.compareTo(needed) <= 0) {
            overlay.wrong(
                    workload,
                    "spec.template.spec.terminationGracePeriodSeconds",
                    grace.toSeconds() + " s, and to stop takes up to " + needed.toSeconds() + " s");
        }
    }

    private void checkProbe(Rendered workload, JsonNode container, String probe) {
        JsonNode get = container.path(probe).path("httpGet");
        if (!overlay.code().probes().contains(get.path("path").asText())) {
            overlay.wrong(
                    workload,
                    key(probe + ".httpGet.path"),
                    "'" + get.path("path").asText() + "' is no health check");
        }
        if (Containers.port(container, get.path("port").asText()).isEmpty()) {
            overlay.wrong(
                    workload,
                    key(probe + ".httpGet.port"),
                    "there is no port '" + get.path("port").asText() + "'");
        }
    }

    private void check(Rendered workload, JsonNode value, boolean wanted, String right) {
        if (!value.isBoolean() || value.booleanValue() != wanted) {
            overlay.wrong(workload, key("securityContext." + right), wanted + " is wanted");
        }
    }

    private static String key(String inContainer) {
        return "spec.template.spec.containers[0]." + inContainer;
    }
}
