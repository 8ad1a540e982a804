package io.parley.deploy.kustomize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What kustomize puts behind the name of a generated config map, so that a new content has a new name. */
final class NameHash {

    private static final int LENGTH = 10;
    private static final Pattern HASHED = Pattern.compile("-[24-9bcdfghkmt]{" + LENGTH + "}$");

    private NameHash() {}

    static String without(String name) {
        return HASHED.matcher(name).replaceFirst("");
    }

    static String of(JsonNode data) {
        try {
            Map<String, String> sorted = new TreeMap<>();
            data.properties()
                    .forEach(
                            field -> sorted.put(field.getKey(), field.getValue().asText()));
            Map<String, Object> content = new TreeMap<>(Map.of("kind", "ConfigMap", "name", "", "data", sorted));
            // As Go writes it.
            String json = new ObjectMapper()
                    .writeValueAsString(content)
                    .replace("&", "\\u0026")
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e");
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            // No vowels and nothing that looks like one: no word can come of it.
            return HexFormat.of()
                    .formatHex(hash)
                    .substring(0, LENGTH)
                    .replace('0', 'g')
                    .replace('1', 'h')
                    .replace('3', 'k')
                    .replace('a', 'm')
                    .replace('e', 't');
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
