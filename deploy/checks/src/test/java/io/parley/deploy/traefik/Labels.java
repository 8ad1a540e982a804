package io.parley.deploy.traefik;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Stream;

/** Traefik's labels as the file that they stand for. */
final class Labels {

    private static final String PREFIX = "traefik.http.";

    /** Labels are read without regard to case; the file's spelling is this. */
    private static final Map<String, String> SPELLING = Map.of(
            "loadbalancer", "loadBalancer",
            "healthcheck", "healthCheck",
            "unhealthyinterval", "unhealthyInterval");

    private Labels() {}

    static JsonNode asFile(JsonNode labels, String host) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        labels.properties().stream()
                .filter(label -> label.getKey().startsWith(PREFIX))
                .forEach(label -> put(file, label.getKey(), label.getValue().asText(), host));
        return file;
    }

    private static void put(ObjectNode file, String label, String value, String host) {
        String[] way = label.substring("traefik.".length()).split("\\.");
        ObjectNode at = file;
        for (int i = 0; i < way.length - 1; i++) {
            // A container is one server, of which it says the port alone.
            if (way[i].equals("server") && way[i + 1].equals("port")) {
                at.putArray("servers").addObject().put("url", "http://" + host + ":" + value);
                return;
            }
            at = at.withObject("/" + spelling(way[i]));
        }
        String last = spelling(way[way.length - 1]);
        if (last.equals("middlewares")) {
            Stream.of(value.split(",")).forEach(at.putArray(last)::add);
        } else {
            at.put(last, value);
        }
    }

    private static String spelling(String word) {
        return SPELLING.getOrDefault(word, word);
    }
}
