package io.parley.gateway.figures;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.TreeMap;

/** A JSON object in the making; several parts may add to one section. */
public final class View {

    private final Map<String, Object> fields = new TreeMap<>();

    public View put(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    /** The object of this name within this one, made if there is none. */
    public View section(String name) {
        return (View) fields.computeIfAbsent(name, none -> new View());
    }

    @JsonValue
    public Map<String, Object> fields() {
        return fields;
    }
}
