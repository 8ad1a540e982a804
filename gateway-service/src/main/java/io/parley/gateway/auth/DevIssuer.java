package io.parley.gateway.auth;

import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.json.Json;
import io.parley.gateway.answer.Problems;
import io.parley.gateway.auth.TokenIssuer.IssuedToken;
import io.parley.kit.token.TokenClaims;
import io.parley.kit.token.TokenSettings;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

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

    private final SigningKeyFile keys;
    private final TokenIssuer issuer;

    public DevIssuer(SigningKeyFile keys, TokenSettings tokens) {
        this.keys = keys;
        this.issuer = new TokenIssuer(tokens.issuer(), tokens.audience(), Clock.systemUTC());
    }

    private record Token(String token, long expiresIn) {}

    /** Whether anyone gets a token for any user here. */
    public boolean isOpen() {
        return ConfigUtils.isProfileActive(PROFILE) && keys.current().isPresent();
    }

    void register(@Observes Router router) {
        if (isOpen()) {
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
        IssuedToken issued = issuer.issue(
                keys.current().orElseThrow(),
                user,
                role == null ? Map.of() : Map.of(TokenClaims.ROLES, List.of(role)),
                life);
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Json.write(new Token(issued.token(), issued.life().toSeconds())));
    }

    private static Duration life(String seconds) {
        try {
            Duration life = seconds == null ? DEFAULT_LIFE : Duration.ofSeconds(Long.parseLong(seconds));
            return life.isNegative() || life.isZero() || life.compareTo(LONGEST_LIFE) > 0 ? null : life;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
