package io.parley.deploy.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which keys a file may have, and what their values are: the part that we use of a published schema.
 *
 * <p>A shape looks like the file. A key with {@code !} must be there; {@code "*"} stands for keys with names of their
 * own, {@code x-} for those that begin so; a list has one item, the shape of all; {@code a|b} allows those words,
 * {@code ~x} what the pattern matches. No other key is allowed.
 */
public record Shape(JsonNode root) {

    private static final String ANY_KEY = "*";
    private static final String EXTENSION = "x-";
    private static final String REQUIRED = "!";
    private static final Map<String, Pattern> TEXTS = Map.of(
            "string", Pattern.compile("(?s).+"),
            "duration", Pattern.compile("(\\d+(ms|s|m|h))+"),
            "size", Pattern.compile("\\d+(b|k|m|g|kb|mb|gb|Ki|Mi|Gi)"),
            "quantity", Pattern.compile("\\d+(\\.\\d+)?(m|Ki|Mi|Gi)?"));

    public static Shape named(String name) {
        try (InputStream in = Shape.class.getResourceAsStream("/shapes/" + name + ".yaml")) {
            return new Shape(YamlFiles.one(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean exists(String name) {
        return Shape.class.getResource("/shapes/" + name + ".yaml") != null;
    }

    /** Tells of each key that does not fit, and why. */
    public void check(JsonNode file, BiConsumer<String, String> wrong) {
        check(root, file, "", wrong);
    }

    private static void check(JsonNode shape, JsonNode value, String at, BiConsumer<String, String> wrong) {
        if (shape.isObject()) {
            checkKeys(shape, value, at, wrong);
        } else if (shape.isArray()) {
            if (!value.isArray()) {
                wrong.accept(at, "a list is wanted");
            }
            for (int i = 0; value.isArray() && i < value.size(); i++) {
                check(shape.get(0), value.get(i), at + "[" + i + "]", wrong);
            }
        } else if (!fits(shape.asText(), value)) {
            wrong.accept(at, "'" + value.asText(value.toString()) + "' is not " + shape.asText());
        }
    }

    private static void checkKeys(JsonNode shape, JsonNode value, String at, BiConsumer<String, String> wrong) {
        if (!value.isObject()) {
            wrong.accept(at, "keys are wanted");
            return;
        }
        Set<String> missing = new TreeSet<>();
        shape.fieldNames().forEachRemaining(key -> {
            if (key.endsWith(REQUIRED)) {
                missing.add(key.substring(0, key.length() - 1));
            }
        });
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            missing.remove(field.getKey());
            String way = at.isEmpty() ? field.getKey() : at + "." + field.getKey();
            JsonNode inner = shapeOf(shape, field.getKey());
            if (inner == null) {
                wrong.accept(way, "there is no such key");
            } else {
                check(inner, field.getValue(), way, wrong);
            }
        }
        missing.forEach(key -> wrong.accept(at.isEmpty() ? key : at + "." + key, "is missing"));
    }

    private static JsonNode shapeOf(JsonNode shape, String key) {
        String otherwise = key.startsWith(EXTENSION) ? EXTENSION : ANY_KEY;
        return Stream.of(key, key + REQUIRED, otherwise)
                .filter(shape::has)
                .findFirst()
                .map(shape::get)
                .orElse(null);
    }

    private static boolean fits(String kind, JsonNode value) {
        return switch (kind) {
            case "any" -> true;
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "text" -> value.isValueNode();
            default ->
                value.isTextual() && allowed(kind).matcher(value.textValue()).matches();
        };
    }

    private static Pattern allowed(String kind) {
        Pattern known = TEXTS.get(kind);
        return known != null ? known : Pattern.compile(kind.startsWith("~") ? kind.substring(1) : kind);
    }
}
