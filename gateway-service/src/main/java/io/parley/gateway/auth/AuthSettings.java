package io.parley.gateway.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How tokens are issued. Which tokens count is {@link io.parley.kit.token.TokenSettings}'. */
@ConfigMapping(prefix = "parley.auth")
public interface AuthSettings {

    /** A private JWK set: the first key signs, all are published. Without it the gateway issues no tokens. */
    Optional<Path> signingKeys();

    /** How often that file is looked at. */
    @WithDefault("10s")
    Duration signingKeysInterval();

    /** How long a token is good for. */
    @WithDefault("1H")
    Duration tokenLife();

    /** How long after the login the last token that renewing gives ends. */
    @WithDefault("30d")
    Duration sessionLife();
}
