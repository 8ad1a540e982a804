package io.parley.gateway.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.json.Json;
import io.parley.kit.token.TokenProfile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides who signs in with {@code initData}, if anyone. */
final class TelegramLogin {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    /** Telegram promises 52 bits, so that JavaScript can hold an id. */
    private static final long LARGEST_ID = 1L << 53;

    private final InitDataSignature signature;
    private final Duration age;
    private final Duration tolerance;
    private final Clock clock;

    TelegramLogin(InitDataSignature signature, Duration age, Duration tolerance, Clock clock) {
        this.signature = signature;
        this.age = age;
        this.tolerance = tolerance;
        this.clock = clock;
    }

    sealed interface Outcome {}

    record SignedIn(String userId, TokenProfile profile) implements Outcome {}

    enum Refused implements Outcome {
        /** Not from Telegram, or nothing that Telegram would make. */
        INVALID("The Telegram login data is not valid"),
        STALE("The Telegram login data is too old; open the app again");

        private final String message;

        Refused(String message) {
            this.message = message;
        }

        String message() {
            return message;
        }
    }

    Outcome check(String raw) {
        InitData data = InitData.parse(raw);
        if (data == null || !signature.isOn(data)) {
            return Refused.INVALID;
        }
        String madeAt = data.field(InitData.AUTH_DATE);
        if (madeAt == null || !SECONDS.matcher(madeAt).matches()) {
            return Refused.INVALID;
        }
        Duration old = Duration.between(Instant.ofEpochSecond(Long.parseLong(madeAt)), clock.instant());
        if (old.compareTo(tolerance.negated()) < 0) {
            return Refused.INVALID;
        }
        return old.compareTo(age) > 0 ? Refused.STALE : user(data.field(InitData.USER));
    }

    private static Outcome user(String json) {
        if (json == null) {
            return Refused.INVALID;
        }
        try {
            JsonNode user = Json.MAPPER.readTree(json);
            JsonNode id = user.path("id");
            boolean isPerson = user.path("is_bot").isMissingNode()
                    || user.path("is_bot").isBoolean() && !user.path("is_bot").booleanValue();
            boolean isId =
                    id.isIntegralNumber() && id.canConvertToLong() && id.longValue() > 0 && id.longValue() < LARGEST_ID;
            return user.isObject() && isId && isPerson
                    ? new SignedIn("tg_" + id.longValue(), profile(user))
                    : Refused.INVALID;
        } catch (JsonProcessingException malformed) {
            return Refused.INVALID;
        }
    }

    /** What is of another type than Telegram's is not known. */
    private static TokenProfile profile(JsonNode user) {
        String name = Stream.of("first_name", "last_name")
                .map(part -> user.path(part).textValue())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return new TokenProfile(
                name,
                user.path("username").textValue(),
                user.path("photo_url").textValue(),
                user.path("language_code").textValue());
    }
}
