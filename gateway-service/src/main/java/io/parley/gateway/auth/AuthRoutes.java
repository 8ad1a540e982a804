package io.parley.gateway.auth;

import io.parley.contracts.frame.ErrorCode;
import io.parley.gateway.answer.Problems;
import io.parley.kit.token.TokenSettings;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.TimeoutHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** {@code /v1/auth} and {@code /.well-known/jwks.json}. Where somebody else issues tokens, they answer 404. */
@ApplicationScoped
public class AuthRoutes {

    static final String TELEGRAM = "/v1/auth/telegram";
    static final String REFRESH = "/v1/auth/refresh";
    static final String JWKS = "/.well-known/jwks.json";

    private static final int NOT_FOUND = 404;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_LARGE = 413;
    private static final long BODY_MILLIS = 10_000;

    private final SigningKeyFile keys;
    private final Logins logins;
    private final TokenSettings tokens;

    public AuthRoutes(SigningKeyFile keys, Logins logins, TokenSettings tokens) {
        this.keys = keys;
        this.logins = logins;
        this.tokens = tokens;
    }

    void register(@Observes Router router) {
        logins.announce();
        if (keys.current().isEmpty()) {
            router.post(TELEGRAM).handler(AuthRoutes::absent);
            router.post(REFRESH).handler(AuthRoutes::absent);
            router.get(JWKS).handler(AuthRoutes::absent);
            return;
        }
        router.post(TELEGRAM)
                .handler(TimeoutHandler.create(BODY_MILLIS, REQUEST_TIMEOUT))
                .handler(BodyHandler.create(false).setBodyLimit(AuthBody.MAX_BYTES))
                .handler(logins::signIn)
                .failureHandler(AuthRoutes::failed);
        router.post(REFRESH).handler(logins::renew).failureHandler(AuthRoutes::failed);
        router.get(JWKS).handler(this::publish);
    }

    private void publish(RoutingContext context) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/jwk-set+json")
                .putHeader(
                        HttpHeaders.CACHE_CONTROL,
                        "public, max-age=" + tokens.jwksInterval().toSeconds())
                .end(keys.current().orElseThrow().published());
    }

    private static void absent(RoutingContext context) {
        Problems.answer(context.response(), NOT_FOUND, ErrorCode.VALIDATION_ERROR, "Tokens are not issued here");
    }

    private static void failed(RoutingContext context) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        switch (context.statusCode()) {
            case TOO_LARGE -> Problems.answer(context.response(), ErrorCode.MESSAGE_TOO_LARGE, "The body is too large");
            case REQUEST_TIMEOUT ->
                Problems.answer(
                        context.response(), REQUEST_TIMEOUT, ErrorCode.VALIDATION_ERROR, "The body came too slowly");
            default ->
                Problems.answer(context.response(), ErrorCode.PROCESSING_ERROR, "The request could not be processed");
        }
    }
}
