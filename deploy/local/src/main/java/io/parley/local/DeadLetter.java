package io.parley.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP;
import io.parley.contracts.broker.DeadLetterHeaders;
import io.parley.contracts.json.Json;
import java.io.IOException;
import java.util.Map;

/**
 * What an operator sees of a message that a service could not take.
 *
 * @param event its id, or {@code -} where it has none
 */
record DeadLetter(String queue, String event, String type, String since, String reason) {

    private static final String UNKNOWN = "-";

    /** @param queue the one that it came from */
    static DeadLetter of(String queue, AMQP.BasicProperties properties, byte[] body) {
        JsonNode envelope = envelope(body);
        Map<String, Object> headers = properties.getHeaders() == null ? Map.of() : properties.getHeaders();
        return new DeadLetter(
                queue,
                envelope.path("id").asText(orUnknown(properties.getMessageId())),
                envelope.path("type").asText(orUnknown(properties.getType())),
                orUnknown(headers.get(DeadLetterHeaders.SINCE)),
                // Without a reason of ours it was the broker that gave up.
                orUnknown(headers.getOrDefault(DeadLetterHeaders.REASON, headers.get("x-first-death-reason"))));
    }

    private static JsonNode envelope(byte[] body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException noJson) {
            return Json.MAPPER.missingNode();
        }
    }

    private static String orUnknown(Object value) {
        return value == null ? UNKNOWN : value.toString();
    }
}
