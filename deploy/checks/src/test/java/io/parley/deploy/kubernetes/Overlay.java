package io.parley.deploy.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.deploy.code.Code;
import io.parley.deploy.code.Service;
import io.parley.deploy.file.Problem;
import io.parley.deploy.file.Repository;
import io.parley.deploy.file.YamlFiles;
import io.parley.deploy.kustomize.Kustomize;
import io.parley.deploy.kustomize.Rendered;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an overlay renders to, and the problems found in it so far. */
final class Overlay {

    private final Repository repository;
    private final Code code;
    private final List<Service> services;
    private final List<Rendered> objects;
    private final List<Rendered> secretsByHand;
    private final List<Problem> problems = new ArrayList<>();

    Overlay(Repository repository, String name) {
        this.repository = repository;
        this.code = new Code(repository);
        this.services = code.services();
        Path folder = repository.path("deploy/kubernetes/overlays/" + name);
        this.objects = Kustomize.render(folder);
        this.secretsByHand = secrets(repository.path("deploy/kubernetes/overlays/production/secrets.example.yaml"));
    }

    private static List<Rendered> secrets(Path file) {
        return YamlFiles.all(Repository.text(file)).stream()
                .map(secret -> new Rendered((ObjectNode) secret, file))
                .toList();
    }

    Code code() {
        return code;
    }

    List<Service> services() {
        return services;
    }

    List<Rendered> objects() {
        return objects;
    }

    /** The objects, and the secrets that whoever installs makes. */
    Stream<Rendered> withSecretsByHand() {
        return Stream.concat(objects.stream(), secretsByHand.stream());
    }

    List<Problem> problems() {
        return problems;
    }

    Stream<Rendered> of(String... kinds) {
        return objects.stream().filter(object -> List.of(kinds).contains(object.kind()));
    }

    Optional<Rendered> find(String kind, String name) {
        return objects.stream().filter(object -> object.is(kind, name)).findFirst();
    }

    /** Everything that has pods of its own. */
    Stream<Rendered> workloads() {
        return of("Deployment", "StatefulSet");
    }

    Optional<Service> service(Rendered workload) {
        return services.stream()
                .filter(service ->
                        workload.kind().equals("Deployment") && service.label().equals(workload.name()))
                .findFirst();
    }

    /** The workloads whose pods have these labels. */
    List<Rendered> selected(JsonNode labels) {
        return workloads()
                .filter(workload -> !labels.isEmpty()
                        && labels.properties().stream().allMatch(label -> workload.pod()
                                .at("/metadata/labels")
                                .path(label.getKey())
                                .equals(label.getValue())))
                .toList();
    }

    void wrong(Rendered object, String key, String what) {
        Path file = object.fileWith(key);
        problems.add(new Problem(repository.name(file), object.kind() + " " + object.givenName() + " " + key, what));
    }
}
