package io.parley.gateway.auth;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Telegram hands a Mini App: the fields of a query string, each decoded once and not touched again. */
final class InitData {

    static final String HASH = "hash";
    static final String SIGNATURE = "signature";
    static final String AUTH_DATE = "auth_date";
    static final String USER = "user";

    private static final int MAX_BYTES = 4 * 1024;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,64}");

    private final Map<String, String> fields;

    private InitData(Map<String, String> fields) {
        this.fields = fields;
    }

    /** The fields, or null for what is too large, has a field twice, or is no query string at all. */
    static InitData parse(String raw) {
        if (raw.length() > MAX_BYTES || raw.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return null;
        }
        Map<String, String> fields = new HashMap<>();
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = pair.substring(0, Math.max(equals, 0));
            String value = FormDecoding.decode(pair.substring(equals + 1));
            // A line feed in a value could pass for the end of a field in what is signed.
            if (!NAME.matcher(name).matches()
                    || value == null
                    || value.indexOf('\n') >= 0
                    || fields.put(name, value) != null) {
                return null;
            }
        }
        return new InitData(fields);
    }

    /** The field, or null. */
    String field(String name) {
        return fields.get(name);
    }

    /** What is signed: all fields but these, sorted, a line each. */
    String lines(Set<String> without) {
        return fields.entrySet().stream()
                .filter(field -> !without.contains(field.getKey()))
                .map(field -> field.getKey() + "=" + field.getValue())
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
