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
    private static final String COMPONENTS = "#/components/schemas/";

    private final JsonNode root;
    private final String definitions;
    private final JsonSchemaFactory schemas;

    private Specification(JsonNode root, SpecVersion.VersionFlag version) {
        this.root = root;
        // Where JSON Schema itself would look for them: the rest of the page is none.
        this.definitions = version == SpecVersion.VersionFlag.V7 ? "definitions" : "$defs";
        String own = root.at(COMPONENTS.substring(1, COMPONENTS.length() - 1))
                .toString()
                .replace(COMPONENTS, "#/" + definitions + "/");
        this.schemas = JsonSchemaFactory.getInstance(
                version,
                options -> options.schemaLoaders(
                        from -> from.schemas(Map.of(ADDRESS, "{\"" + definitions + "\":" + own + "}"))));
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
        if (found.isMissingNode() && found != node) {
            throw new IllegalArgumentException("refers to nothing: " + node);
        }
        return found;
    }

    /** What a reference to one of the page's schemas leads to. */
    public JsonSchema schema(JsonNode reference) {
        String name = reference.get("$ref").textValue().substring(COMPONENTS.length());
        JsonSchema schema = schemas.getSchema(SchemaLocation.of(ADDRESS + "#/" + definitions + "/" + name));
        schema.initializeValidators();
        return schema;
    }

    /** What a value breaks, without the value itself; nothing if it is as the schema says. */
    public static List<String> wrong(JsonSchema schema, JsonNode value) {
        return schema.validate(value).stream()
                .map(broken -> broken.getInstanceLocation() + " breaks " + broken.getSchemaLocation())
                .toList();
    }
}
