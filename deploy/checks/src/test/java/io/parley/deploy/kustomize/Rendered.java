package io.parley.deploy.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.deploy.file.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An object of an overlay.
 *
 * @param files where it comes from: first the file that holds it, then those that change it
 */
public record Rendered(ObjectNode object, List<Path> files) {

    public Rendered {
        files = new ArrayList<>(files);
    }

    public Rendered(ObjectNode object, Path file) {
        this(object, List.of(file));
    }

    void changedBy(Path file) {
        files.add(file);
    }

    public String kind() {
        return object.path("kind").asText();
    }

    public String name() {
        return object.at("/metadata/name").asText();
    }

    ObjectNode metadata() {
        return (ObjectNode) object.get("metadata");
    }

    public String label(String label) {
        return object.at("/metadata/labels").path(label).asText("");
    }

    public JsonNode spec() {
        return object.path("spec");
    }

    /** What its pods are made from, or a missing node. */
    public JsonNode pod() {
        return object.at("/spec/template");
    }

    public boolean is(String kind, String name) {
        return kind().equals(kind) && name().equals(name);
    }

    /** The name without what kustomize puts behind it. */
    public String givenName() {
        return NameHash.without(name());
    }

    /** The file that says the key's last part, as far as can be told. */
    public Path fileWith(String key) {
        String last = key.replaceAll("\\[\\d+]$", "").replaceAll(".*\\.", "");
        if (last.equals("image")) {
            return firstWith("newName|newTag").or(() -> firstWith("image")).orElse(files.get(0));
        }
        return files.stream()
                .filter(file -> file.endsWith("kustomization.yaml")
                        && Repository.text(file).contains("/" + last + "/"))
                .findFirst()
                .or(() -> firstWith(Pattern.quote(last)))
                .orElse(files.get(0));
    }

    private Optional<Path> firstWith(String key) {
        Pattern said = Pattern.compile("(^|[\\s{,-])\"?(" + key + ")\"?\\s*[:=]", Pattern.MULTILINE);
        return files.stream()
                .filter(file -> said.matcher(Repository.text(file)).find())
                .findFirst();
    }
}
