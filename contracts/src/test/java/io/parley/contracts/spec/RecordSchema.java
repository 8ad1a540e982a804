package io.parley.contracts.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.parley.contracts.json.Json;
import io.parley.contracts.json.Optional;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Where a record that goes over a wire and the schema that describes it differ: in names, types, values of lists. */
public final class RecordSchema {

    private static final PropertyNamingStrategies.NamingBase NAMES = new PropertyNamingStrategies.SnakeCaseStrategy();
    private static final Map<Class<?>, String> SIMPLE = Map.of(
            String.class, "string",
            boolean.class, "boolean",
            Boolean.class, "boolean",
            int.class, "integer",
            long.class, "integer",
            Long.class, "integer",
            double.class, "number",
            Instant.class, "number");

    /** What is written of a record's components. */
    public enum Presence {
        /** As the annotations say: what may be null is {@link Optional}, and left out where {@link JsonInclude} says so. */
        ANNOTATED,
        /** All are written; which may be null, the record does not say. */
        WRITTEN,
        /** What may be left out or null is not the record's to say. */
        READ
    }

    private final Specification page;
    private final Presence presence;
    private final List<String> differences = new ArrayList<>();

    private RecordSchema(Specification page, Presence presence) {
        this.page = page;
        this.presence = presence;
    }

    /** @param besides properties that are no components of the record, all of them required */
    public static List<String> differences(
            Specification page, Presence presence, Type record, JsonNode schema, Set<String> besides) {
        RecordSchema comparison = new RecordSchema(page, presence);
        comparison.compare("", record, schema, Map.of(), besides);
        return comparison.differences;
    }

    private void compare(
            String place, Type type, JsonNode schema, Map<TypeVariable<?>, Type> variables, Set<String> besides) {
        JsonNode described = present(page.resolve(schema));
        if (type instanceof TypeVariable<?> variable) {
            compare(place, variables.get(variable), schema, variables, besides);
        } else if (type instanceof ParameterizedType generic) {
            compareGeneric(place, generic, described, variables);
        } else if (type instanceof Class<?> kind && kind.isRecord()) {
            compareRecord(place, kind, described, variables, besides);
        } else if (type instanceof Class<?> kind && kind.isEnum()) {
            expect(place, "string", described);
            expect(place + ": its values", values(kind), texts(described.path("enum")));
        } else if (SIMPLE.containsKey(type)) {
            expect(place, SIMPLE.get(type), described);
        }
    }

    private void compareGeneric(
            String place, ParameterizedType type, JsonNode schema, Map<TypeVariable<?>, Type> variables) {
        if (type.getRawType() == List.class) {
            expect(place, "array", schema);
            compare(place + "[]", type.getActualTypeArguments()[0], schema.path("items"), variables, Set.of());
        } else if (type.getRawType() == Map.class) {
            expect(place, "object", schema);
        } else {
            Class<?> record = (Class<?>) type.getRawType();
            compareRecord(
                    place,
                    record,
                    schema,
                    Map.of(record.getTypeParameters()[0], type.getActualTypeArguments()[0]),
                    Set.of());
        }
    }

    private void compareRecord(
            String place, Class<?> record, JsonNode schema, Map<TypeVariable<?>, Type> variables, Set<String> besides) {
        expect(place, "object", schema);
        Set<String> names = new TreeSet<>(besides);
        Set<String> required = new TreeSet<>(besides);
        for (RecordComponent component : record.getRecordComponents()) {
            String name = NAMES.translate(component.getName());
            names.add(name);
            if (!isLeftOut(component)) {
                required.add(name);
            }
            JsonNode property = schema.path("properties").path(name);
            if (!property.isMissingNode()) {
                String inside = place + "/" + name;
                compare(inside, component.getGenericType(), property, variables, Set.of());
                if (presence == Presence.ANNOTATED) {
                    boolean mayBeNull = component.isAnnotationPresent(Optional.class) && !isLeftOut(component);
                    expect(inside + ": may be null", mayBeNull, mayBeNull(page.resolve(property)));
                }
            }
        }
        Set<String> properties = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(properties::add);
        expect(place + ": its fields", names, properties);
        if (presence != Presence.READ) {
            expect(place + ": what it requires", required, texts(schema.path("required")));
        }
    }

    private static boolean isLeftOut(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonInclude.class);
    }

    /** The one of two alternatives that is not null. */
    private JsonNode present(JsonNode schema) {
        for (JsonNode alternative : schema.path("oneOf")) {
            if (!"null".equals(alternative.path("type").textValue())) {
                return page.resolve(alternative);
            }
        }
        return schema;
    }

    private static boolean mayBeNull(JsonNode schema) {
        return texts(schema.path("type")).contains("null");
    }

    private void expect(String place, String type, JsonNode schema) {
        Set<String> types = new TreeSet<>(
                schema.path("type").isTextual() ? Set.of(schema.get("type").textValue()) : texts(schema.path("type")));
        types.remove("null");
        expect(place + ": its type", Set.of(type), types);
    }

    private void expect(String what, Object inCode, Object onThePage) {
        if (!inCode.equals(onThePage)) {
            differences.add(what + ": " + inCode + " in the code, " + onThePage + " on the page");
        }
    }

    private static Set<String> values(Class<?> kind) {
        Set<String> values = new TreeSet<>();
        Stream.of(kind.getEnumConstants()).forEach(value -> values.add(Json.MAPPER.convertValue(value, String.class)));
        return values;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(item -> {
            if (!item.isNull()) {
                texts.add(item.asText());
            }
        });
        return texts;
    }
}
