package io.parley.deploy.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.deploy.kustomize.Rendered;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The containers of a workload's pods, and their ports by name. */
final class Containers {

    private Containers() {}

    static Stream<JsonNode> of(Rendered workload) {
        return StreamSupport.stream(workload.pod().at("/spec/containers").spliterator(), false);
    }

    static boolean anyHasPort(Rendered workload, String name) {
        return of(workload).anyMatch(container -> port(container, name).isPresent());
    }

    static OptionalInt port(JsonNode container, String name) {
        return StreamSupport.stream(container.path("ports").spliterator(), false)
                .filter(port -> port.path("name").asText().equals(name))
                .mapToInt(port -> port.path("containerPort").asInt())
                .findFirst();
    }
}
