package io.parley.notification.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.json.Json;
import java.io.IOException;
import java.time.Duration;

/** What became of a message. */
public sealed interface TelegramAnswer {

    record Sent() implements TelegramAnswer {}

    /** Not sent: too much at once. */
    record Slower(Duration pause) implements TelegramAnswer {}

    /** Not sent: the user has blocked the bot, or never met it. */
    record Unreachable() implements TelegramAnswer {}

    /** Not sent, and will not be: there is no such chat, or Telegram does not like the message. */
    record Rejected() implements TelegramAnswer {}

    /** Not sent: the token is not right. */
    record TokenRefused() implements TelegramAnswer {}

    /** Not sent: Telegram could not be reached, or said that it failed. */
    record Failed() implements TelegramAnswer {}

    /** The message went out and no answer came back. */
    record Unknown() implements TelegramAnswer {}

    Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    Duration LONGEST_PAUSE = Duration.ofHours(1);

    static TelegramAnswer of(int status, byte[] body) {
        if (status >= 200 && status < 300) {
            return new Sent();
        }
        return switch (status) {
            case 401, 404 -> new TokenRefused();
            case 403 -> new Unreachable();
            case 429 -> new Slower(pause(body));
            default -> status >= 400 && status < 500 ? new Rejected() : new Failed();
        };
    }

    private static Duration pause(byte[] body) {
        long seconds = 0;
        try {
            JsonNode answer = Json.MAPPER.readTree(body);
            seconds = answer.path("parameters").path("retry_after").asLong();
        } catch (IOException noJson) {
            // A proxy's own answer; the shortest pause has to do.
        }
        Duration pause = Duration.ofSeconds(Math.max(0, Math.min(seconds, LONGEST_PAUSE.toSeconds())));
        return pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
    }
}
