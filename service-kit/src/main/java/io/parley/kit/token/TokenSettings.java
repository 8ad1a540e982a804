package io.parley.kit.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Which tokens count, and where the keys are that they are checked with. Every service has these. */
@ConfigMapping(prefix = "parley.auth")
public interface TokenSettings {

    /** The {@code iss} a token must have. */
    @WithDefault("https://parley.local")
    String issuer();

    /** The {@code aud} a token must have. */
    @WithDefault("parley")
    String audience();

    /** The JWK set tokens are checked with: a {@code file:}, {@code http:} or {@code https:} address. */
    @WithDefault("file:/etc/parley/jwks.json")
    URI jwks();

    /** How often the JWK set is read again. */
    @WithDefault("5m")
    Duration jwksInterval();

    /** The least time between two reads, however many tokens name a key that is not known. */
    @WithDefault("5s")
    Duration jwksPause();

    /** How long one read may take. */
    @WithDefault("5s")
    Duration jwksTimeout();

    /** The largest JWK set. */
    @WithDefault("65536")
    int jwksBytes();

    /** The algorithms tokens may be signed with; one, so that a token cannot choose a weaker one. */
    @WithDefault("ES256")
    List<String> algorithm();

    /** What a token's {@code typ} may be; one without counts as {@code JWT}. */
    @WithDefault("at+jwt,JWT")
    List<String> types();

    /** How wrong the clocks of an issuer and of a service may be. */
    @WithDefault("10s")
    Duration clockTolerance();
}
