package io.parley.contracts.frame;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.parley.contracts.json.Json;
import java.io.IOException;

/**
 * As much of a server's frame as one who passes it on has to know, read in one pass. What a frame of its type does not have is null,
 * or 0.
 *
 * @param conversationId the conversation of a {@code message.created}
 * @param seq            the place of its message
 * @param idempotencyKey the key it was sent under
 */
public record ServerGlance(ServerFrameType type, String conversationId, long seq, String idempotencyKey) {

    /** Null for bytes that are no well-formed frame of a known type. */
    public static ServerGlance at(byte[] frame) {
        if (FrameReader.looksLikeWiderEncoding(frame)) {
            return null;
        }
        try (JsonParser json = Json.FACTORY.createParser(frame)) {
            return json.nextToken() == JsonToken.START_OBJECT ? read(json) : null;
        } catch (IOException malformed) {
            return null;
        }
    }

    private static ServerGlance read(JsonParser json) throws IOException {
        String type = null;
        String conversation = null;
        String key = null;
        long seq = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_OBJECT && field.equals("message")) {
                seq = seq(json);
            } else if (value == JsonToken.VALUE_STRING) {
                switch (field) {
                    case "type" -> type = json.getText();
                    case "conversation_id" -> conversation = json.getText();
                    case "idempotency_key" -> key = json.getText();
                    default -> {
                        // Not for us.
                    }
                }
            } else {
                json.skipChildren();
            }
        }
        ServerFrameType known = type == null || json.nextToken() != null ? null : ServerFrameType.named(type);
        return known == null ? null : new ServerGlance(known, conversation, seq, key);
    }

    private static long seq(JsonParser json) throws IOException {
        long seq = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean isSeq = json.currentName().equals("seq");
            JsonToken value = json.nextToken();
            if (isSeq && value == JsonToken.VALUE_NUMBER_INT) {
                seq = json.getLongValue();
            }
            json.skipChildren();
        }
        return seq;
    }
}
