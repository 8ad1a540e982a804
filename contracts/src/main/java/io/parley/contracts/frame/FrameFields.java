package io.parley.contracts.frame;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The known fields of one client frame, taken from the stream in a single pass: no tree is built, and what no frame uses
 * is skipped. A field is absent (also when null), {@link #WRONG} where its JSON type fits no frame, or its value; whether
 * that value is right for this frame's type is the {@link FrameReader}'s to say once the type is known.
 */
final class FrameFields {

    /** Stands for a value of a JSON type, or with characters, that the field cannot have. */
    static final Object WRONG = new Object();

    Object type;
    Object ref;
    Object conversationId;
    Object text;
    Object idempotencyKey;
    Object replyTo;
    Object upToMessageId;
    Object state;
    Object status;
    Object token;
    Object conversationIds;
    Object userIds;
    Object conversations;

    /** Reads the fields of the object the parser stands in, up to and with its end. */
    static FrameFields read(JsonParser json, int maxIds) throws IOException {
        FrameFields fields = new FrameFields();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            switch (name) {
                case "type" -> fields.type = typeName(json, value);
                case "ref" -> fields.ref = string(json, value);
                case "conversation_id" -> fields.conversationId = string(json, value);
                case "text" -> fields.text = string(json, value);
                case "idempotency_key" -> fields.idempotencyKey = string(json, value);
                case "reply_to" -> fields.replyTo = string(json, value);
                case "up_to_message_id" -> fields.upToMessageId = string(json, value);
                case "state" -> fields.state = string(json, value);
                case "status" -> fields.status = string(json, value);
                case "token" -> fields.token = string(json, value);
                case "conversation_ids" -> fields.conversationIds = strings(json, value, maxIds);
                case "user_ids" -> fields.userIds = strings(json, value, maxIds);
                case "conversations" -> fields.conversations = marks(json, value);
                default -> json.skipChildren();
            }
        }
        return fields;
    }

    /** The type as text, whatever it is, because its error repeats it. */
    private static Object typeName(JsonParser json, JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_NULL) {
            return null;
        }
        if (value.isScalarValue()) {
            return json.getText();
        }
        json.skipChildren();
        return WRONG;
    }

    private static Object string(JsonParser json, JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_STRING) {
            return wellFormed(json.getText());
        }
        json.skipChildren();
        return value == JsonToken.VALUE_NULL ? null : WRONG;
    }

    /** The text, or {@link #WRONG} for one that no field can hold; null for null. */
    static Object wellFormed(String text) {
        return text == null || !MessageText.isMalformed(text) ? text : WRONG;
    }

    private static Object strings(JsonParser json, JsonToken value, int max) throws IOException {
        if (value != JsonToken.START_ARRAY) {
            json.skipChildren();
            return value == JsonToken.VALUE_NULL ? null : WRONG;
        }
        List<String> items = new ArrayList<>();
        boolean wrong = false;
        for (JsonToken item = json.nextToken(); item != JsonToken.END_ARRAY; item = json.nextToken()) {
            Object text = string(json, item);
            wrong |= !isName(text) || items.size() == max;
            if (!wrong) {
                items.add((String) text);
            }
        }
        return wrong ? WRONG : List.copyOf(items);
    }

    /** {@code {conversation_id: last_message_id or null}}; bounded by the frame's own size. */
    private static Object marks(JsonParser json, JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            json.skipChildren();
            return value == JsonToken.VALUE_NULL ? null : WRONG;
        }
        Map<String, String> marks = new LinkedHashMap<>();
        boolean wrong = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String conversation = json.currentName();
            Object message = string(json, json.nextToken());
            wrong |= !isName(conversation)
                    || MessageText.isMalformed(conversation)
                    || message != null && !isName(message);
            if (!wrong) {
                marks.put(conversation, (String) message);
            }
        }
        return wrong ? WRONG : marks;
    }

    /** Whether a value can be an id or a key: a string, not empty, not longer than names are. */
    static boolean isName(Object value) {
        return value instanceof String name && !name.isEmpty() && name.length() <= FrameLimits.MAX_NAME_CHARACTERS;
    }
}
