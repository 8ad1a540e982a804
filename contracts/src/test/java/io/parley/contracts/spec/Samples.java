package io.parley.contracts.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.contracts.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The frames and events that the documents show, and what they become when one thing in them is changed. */
final class Samples {

    private Samples() {}

    /** One value of a sample: where it stands, and the sample with it replaced or, with null, left out. */
    record Place(String pointer, JsonNode value, boolean isField, Function<JsonNode, JsonNode> with) {}

    static List<JsonNode> of(String file) {
        try (InputStream samples = Samples.class.getResourceAsStream("/samples/" + file)) {
            return new String(samples.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Samples::json)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Place> places(JsonNode sample) {
        List<Place> places = new ArrayList<>();
        visit(sample, sample, "", places::add);
        return places;
    }

    /** A value of a type that the place cannot have; for null, which tells nothing of its type, an object. */
    static JsonNode otherType(JsonNode value) {
        return value.isTextual()
                ? Json.MAPPER.getNodeFactory().numberNode(7)
                : value.isNull()
                        ? Json.MAPPER.createObjectNode()
                        : Json.MAPPER.getNodeFactory().textNode("text");
    }

    private static void visit(JsonNode sample, JsonNode at, String pointer, Consumer<Place> places) {
        if (at instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                String inside = pointer + "/" + field.getKey();
                places.accept(new Place(
                        inside, field.getValue(), true, value -> changed(sample, pointer, field.getKey(), value)));
                visit(sample, field.getValue(), inside, places);
            });
        } else if (at instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                String inside = pointer + "/" + i;
                places.accept(new Place(inside, array.get(i), false, value -> changed(sample, pointer, index, value)));
                visit(sample, array.get(i), inside, places);
            }
        }
    }

    private static JsonNode changed(JsonNode sample, String pointer, String field, JsonNode value) {
        JsonNode copy = sample.deepCopy();
        ObjectNode parent = (ObjectNode) copy.at(pointer);
        if (value == null) {
            parent.remove(field);
        } else {
            parent.set(field, value);
        }
        return copy;
    }

    private static JsonNode changed(JsonNode sample, String pointer, int index, JsonNode value) {
        JsonNode copy = sample.deepCopy();
        ((ArrayNode) copy.at(pointer)).set(index, value);
        return copy;
    }

    private static JsonNode json(String line) {
        try {
            return Json.MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
