package io.parley.contracts.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A page of {@code docs} that programs read, and the schemas in it, each compiled once. */
public final class Specification {

    private static final String ADDRESS = "https://parley.invalid/specification";

    private final JsonNode root;
    private final JsonSchemaFactory schemas;

    private Specification(JsonNode root, SpecVersion.VersionFlag version) {
        this.root = root;
        this.schemas = JsonSchemaFactory.getInstance(
                version, options -> options.schemaLoaders(from -> from.schemas(Map.of(ADDRESS, root.toString()))));
    }

    /** From the folder {@code docs} beside the module whose tests run. */
    public static Specification read(String file, SpecVersion.VersionFlag version) {
        try {
            return new Specification(new YAMLMapper().readTree(Files.readString(Path.of("..", "docs", file))), version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode root() {
        return root;
    }

    /** What stands at a place, or what it refers to. */
    public JsonNode resolve(JsonNode node) {
        JsonNode found = node;
        while (found.has("$ref")) {
            found = root.at(found.get("$ref").textValue().substring(1));
        }
        if (found.isMissingNode()) {
            throw new IllegalArgumentException("refers to nothing: " + node);
        }
        return found;
    }

    /** @param pointer a JSON pointer into the page */
    public JsonSchema schema(String pointer) {
        JsonSchema schema = schemas.getSchema(SchemaLocation.of(ADDRESS + "#" + pointer));
        schema.initializeValidators();
        return schema;
    }

    /** What a value breaks, without the value itself; nothing if it is as the schema says. */
    static List<String> wrong(JsonSchema schema, JsonNode value) {
        return schema.validate(value).stream()
                .map(broken -> broken.getInstanceLocation() + " breaks " + broken.getSchemaLocation())
                .toList();
    }
}
