package io.parley.gateway.auth;

import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.json.Json;
import io.parley.gateway.rest.Problems;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * {@code POST /v1/dev/tokens?user=…&ttl=…&role=…}: a token for any user, for trying Parley out. The route exists in the
 * profile {@code local} alone.
 */
@ApplicationScoped
public class DevIssuer {

    static final String PROFILE = "local";
    private static final String PATH = "/v1/dev/tokens";
    private static final Logger LOG = Logger.getLogger(DevIssuer.class);
    private static final Duration DEFAULT_LIFE = Duration.ofHours(1);
    private static final Duration LONGEST_LIFE = Duration.ofDays(30);

    private final Optional<Path> signingKeys;
    private final String issuer;
    private final String audience;
    private PublicJsonWebKey key;

    public DevIssuer(
            @ConfigProperty(name = "parley.auth.signing-keys") Optional<Path> signingKeys,
            @ConfigProperty(name = "parley.auth.issuer") String issuer,
            @ConfigProperty(name = "parley.auth.audience") String audience) {
        this.signingKeys = signingKeys;
        this.issuer = issuer;
        this.audience = audience;
    }

    private record Token(String token, long expiresIn) {}

    void register(@Observes Router router) {
        if (ConfigUtils.isProfileActive(PROFILE) && signingKeys.isPresent()) {
            key = firstKey(signingKeys.get());
            router.post(PATH).handler(this::issue);
            LOG.warnf("profile %s: anyone who can reach %s gets a token for any user", PROFILE, PATH);
        }
    }

    private void issue(RoutingContext context) {
        String user = context.request().getParam("user");
        Duration life = life(context.request().getParam("ttl"));
        if (user == null || user.isBlank() || life == null) {
            Problems.answer(context.response(), ErrorCode.VALIDATION_ERROR, "Needs user, and ttl in seconds if at all");
            return;
        }
        String role = context.request().getParam("role");
        Token token = new Token(sign(user, role == null ? Set.of() : Set.of(role), life), life.toSeconds());
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Json.write(token));
    }

    private String sign(String user, Set<String> roles, Duration life) {
        Instant now = Instant.now();
        JwtClaimsBuilder claims = Jwt.issuer(issuer)
                .audience(audience)
                .subject(user)
                .groups(roles)
                .claim("jti", UUID.randomUUID().toString())
                .issuedAt(now)
                .expiresAt(now.plus(life));
        return claims.jws()
                .algorithm(SignatureAlgorithm.ES256)
                .keyId(key.getKeyId())
                .sign(key.getPrivateKey());
    }

    private static Duration life(String seconds) {
        try {
            Duration life = seconds == null ? DEFAULT_LIFE : Duration.ofSeconds(Long.parseLong(seconds));
            return life.isNegative() || life.isZero() || life.compareTo(LONGEST_LIFE) > 0 ? null : life;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static PublicJsonWebKey firstKey(Path keys) {
        try {
            return (PublicJsonWebKey)
                    new JsonWebKeySet(Files.readString(keys)).getJsonWebKeys().get(0);
        } catch (IOException | JoseException e) {
            throw new IllegalStateException("parley.auth.signing-keys does not name a readable JWK set: " + keys, e);
        }
    }
}
