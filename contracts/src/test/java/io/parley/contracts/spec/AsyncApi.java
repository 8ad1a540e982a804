package io.parley.contracts.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.SpecVersion;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code docs/asyncapi.yaml}: each message with its schema. AsyncAPI's own schemas are of JSON Schema draft 07. */
public final class AsyncApi {

    /** Who says a message; its name in the page begins with it. */
    public enum Speaker {
        CLIENT,
        SERVER,
        EVENT;

        private String prefix() {
            return name().toLowerCase() + ".";
        }
    }

    /** A message as the page has it, the schema of its payload, and the same compiled. */
    record Described(JsonNode message, JsonNode payload, JsonSchema schema) {}

    private static final AsyncApi PAGE = new AsyncApi(Specification.read("asyncapi.yaml", SpecVersion.VersionFlag.V7));

    private final Specification page;
    private final Map<Speaker, Map<String, Described>> messages = new TreeMap<>();

    private AsyncApi(Specification page) {
        this.page = page;
        for (Speaker speaker : Speaker.values()) {
            Map<String, Described> described = new TreeMap<>();
            page.root().at("/components/messages").properties().forEach(entry -> {
                if (entry.getKey().startsWith(speaker.prefix())) {
                    described.put(entry.getKey().substring(speaker.prefix().length()), described(entry.getValue()));
                }
            });
            messages.put(speaker, described);
        }
    }

    public static AsyncApi page() {
        return PAGE;
    }

    Specification specification() {
        return page;
    }

    Map<String, Described> messages(Speaker speaker) {
        return messages.get(speaker);
    }

    /** What a message breaks of the schema of its type; nothing if it is as the page says. */
    public List<String> wrong(Speaker speaker, JsonNode message) {
        String type = message.path("type").textValue();
        Described described = type == null ? null : messages.get(speaker).get(type);
        return described == null
                ? List.of("no message of the page: " + type)
                : Specification.wrong(described.schema(), message);
    }

    private Described described(JsonNode message) {
        JsonNode payload = message.get("payload");
        return new Described(message, page.resolve(payload), page.schema(payload));
    }
}
