package io.parley.gateway.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Whose Mini App users come from. */
@ConfigMapping(prefix = "parley.telegram")
public interface TelegramSettings {

    /** The bot's token: the HMAC form of {@code initData} is checked with it. */
    Optional<String> botToken();

    /** The bot's id. Without the token, the Ed25519 form is checked, for which Telegram's public key is enough. */
    Optional<Long> botId();

    /** True takes the key of Telegram's test environment instead of the one of production. */
    @WithDefault("false")
    boolean testEnvironment();

    /** For how long {@code initData} is good for a login. */
    @WithDefault("1H")
    Duration initDataAge();

    /** How far in the future {@code initData} may seem to be from. */
    @WithDefault("60s")
    Duration clockTolerance();
}
