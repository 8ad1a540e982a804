package io.parley.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@link FrameFuzzer} makes its frames of: valid ones, and what may take the place of something in them. */
final class FuzzWords {

    /** JSON, for a field. */
    static final String[] VALUES = {
        "null",
        "true",
        "0",
        "-1",
        "1e999",
        "-0",
        "1e-2147483648",
        "99999999999999999999999999999999999999999999",
        "9007199254740993",
        "[]",
        "{}",
        "[[]]",
        "[null]",
        "{\"a\":{\"b\":[1,2,{}]}}",
        "\"\"",
        "\" \"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"\\u202e\\u2066\\u200b\\ufeff\"",
        "\"\uD834\uDD1E\"",
        "\"e\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\"",
        "\"\\uD83D\\uDC68\\u200D\\uD83D\\uDC69\\u200D\\uD83D\\uDC67\"",
        "\"\\u0130\\u1E9E\\uFB03\"",
        "\"' OR 1=1 --\"",
        "\"%00%n%s${jndi:x}\"",
        "\"../../etc/passwd\"",
        "\"conv_0\"",
        "\"msg_0\"",
        "\"conv_\\uFF11\"",
        "\"msg_zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz\""
    };

    /** No JSON. */
    static final String[] BROKEN = {"truE", "nul", "NaN", "'single'", "01", "+1", ".5", "/*c*/1", "\"unclosed"};

    /** For anywhere in a text. */
    static final String[] SPLICES = {
        "[", "{", "]", "}", ",", ":", "\"", "\\", "\u0000", "\uFEFF", "\u2028", "//", "\\u", "\\uD8", ",,", "{}",
        "\r\n", "\u0007"
    };

    /** For a field's name. */
    static final String[] NAMES = {
        "type", "ref", "conversation_id", "text", "idempotency_key", "reply_to", "up_to_message_id", "state", "status",
                "token",
        "conversation_ids", "user_ids", "conversations", "Type", "type ", "\\u0074ype", "", "__proto__", "class",
                "@type"
    };

    /** For the type of a frame. */
    static final List<String> TYPES = List.of(
            "message.send",
            "message.ack",
            "read.set",
            "typing.set",
            "subscribe",
            "unsubscribe",
            "presence.get",
            "presence.set",
            "sync",
            "conversation.block",
            "conversation.unblock",
            "auth",
            "ping",
            "pong");

    private FuzzWords() {}

    /** A frame of each type, as names and values; {@code #} stands for a number that no other frame has. */
    static List<Map<String, String>> validFrames(String user, String conversation) {
        String id = "\"" + conversation + "\"";
        return List.of(
                fields(
                        "message.send",
                        "conversation_id",
                        id,
                        "text",
                        "\"Hello # \u0416\u0443\u043A!\"",
                        "idempotency_key",
                        "\"key-#\"",
                        "ref",
                        "\"r#\""),
                fields("message.ack", "conversation_id", id, "up_to_message_id", "\"msg_1\""),
                fields("read.set", "conversation_id", id, "up_to_message_id", "\"msg_1\"", "ref", "\"r#\""),
                fields("typing.set", "conversation_id", id, "state", "\"on\""),
                fields("subscribe", "conversation_ids", "[" + id + "]"),
                fields("unsubscribe", "conversation_ids", "[" + id + "]"),
                fields("presence.get", "user_ids", "[\"" + user + "\"]"),
                fields("presence.set", "status", "\"away\""),
                fields("sync", "conversations", "{" + id + ":null}", "ref", "\"r#\""),
                fields("conversation.block", "conversation_id", id),
                fields("conversation.unblock", "conversation_id", id),
                fields("auth", "token", "\"JWT\"", "ref", "\"r#\""),
                fields("ping", "ref", "\"r#\""),
                fields("pong"));
    }

    private static Map<String, String> fields(String type, String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("type", "\"" + type + "\"");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
