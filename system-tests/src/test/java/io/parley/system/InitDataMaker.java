package io.parley.system;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes {@code initData} as Telegram does for a bot. */
final class InitDataMaker {

    static final String BOT_TOKEN = "1234567:system-test-bot";

    private InitDataMaker() {}

    /** The body of a login, for a user who came just now. */
    static String login(long id, String firstName) throws Exception {
        return body(of(
                BOT_TOKEN,
                Instant.now(),
                "{\"id\":" + id + ",\"first_name\":\"" + firstName
                        + "\",\"username\":\"user_" + id
                        + "\",\"language_code\":\"lv\",\"photo_url\":\"https:\\/\\/t.me\\/i\\/" + id + ".svg\"}"));
    }

    static String body(String initData) {
        return "{\"init_data\":\"" + initData + "\"}";
    }

    static String of(String botToken, Instant madeAt, String user) throws Exception {
        Map<String, String> fields =
                new TreeMap<>(Map.of("auth_date", "" + madeAt.getEpochSecond(), "user", user, "chat_type", "private"));
        String lines = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("\n"));
        byte[] secret = hmac("WebAppData".getBytes(StandardCharsets.UTF_8), botToken);
        fields.put("hash", HexFormat.of().formatHex(hmac(secret, lines)));
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static byte[] hmac(byte[] key, String message) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    }
}
