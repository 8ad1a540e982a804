package io.parley.gateway.auth;

import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.json.Json;
import io.parley.gateway.answer.Problems;
import io.parley.gateway.auth.AuthMetrics.Result;
import io.parley.gateway.auth.TokenIssuer.IssuedToken;
import io.parley.kit.token.BearerToken;
import io.parley.kit.token.TokenCheck;
import io.parley.kit.token.TokenProfile;
import io.parley.kit.token.TokenRules;
import io.parley.kit.token.TokenSettings;
import io.parley.kit.token.Verdict;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Answers logins and renewals with tokens. */
@ApplicationScoped
public class Logins {

    private static final Logger LOG = Logger.getLogger(Logins.class);
    private static final String NOT_STORED = "no-store";

    private final SigningKeyFile keys;
    private final AuthSettings settings;
    private final DiscoveryProfiles profiles;
    private final AuthMetrics metrics;
    private final TokenIssuer issuer;
    private final TokenCheck own;
    private final Optional<TelegramLogin> telegram;

    public Logins(
            SigningKeyFile keys,
            AuthSettings settings,
            TokenSettings tokens,
            TelegramSettings telegram,
            DiscoveryProfiles profiles,
            AuthMetrics metrics) {
        this.keys = keys;
        this.settings = settings;
        this.profiles = profiles;
        this.metrics = metrics;
        this.issuer = new TokenIssuer(tokens.issuer(), tokens.audience(), Clock.systemUTC());
        this.own = own(keys, tokens);
        this.telegram = telegram(telegram);
    }

    private record User(String id, String name, String username, String photoUrl, String language) {}

    private record Login(String token, long expiresIn, User user) {}

    private record Renewal(String token, long expiresIn) {}

    /** Takes what was issued here and nothing else, to the second. */
    private static TokenCheck own(SigningKeyFile keys, TokenSettings tokens) {
        TokenRules rules = new TokenRules(
                tokens.issuer(),
                tokens.audience(),
                List.of(SigningKeySet.ALGORITHM),
                List.of(TokenIssuer.TYPE),
                Duration.ZERO);
        return new TokenCheck(rules, (keyId, algorithm) -> keys.current()
                .map(set -> set.publicKeys().find(keyId, algorithm))
                .orElse(null));
    }

    private static Optional<TelegramLogin> telegram(TelegramSettings settings) {
        Optional<InitDataSignature> signature = settings.botToken()
                .<InitDataSignature>map(HmacSignature::new)
                .or(() -> settings.botId()
                        .map(id -> new Ed25519Signature(
                                id,
                                settings.testEnvironment()
                                        ? Ed25519Signature.TEST_KEY
                                        : Ed25519Signature.PRODUCTION_KEY)));
        return signature.map(
                by -> new TelegramLogin(by, settings.initDataAge(), settings.clockTolerance(), Clock.systemUTC()));
    }

    /** One line at the start on what can be done here. */
    void announce() {
        if (keys.current().isEmpty()) {
            LOG.info("no parley.auth.signing-keys: tokens are issued elsewhere, /v1/auth is off");
        } else if (telegram.isEmpty()) {
            LOG.warn("nobody can sign in with Telegram: set PARLEY_TELEGRAM_BOT_TOKEN or PARLEY_TELEGRAM_BOT_ID");
        }
    }

    void signIn(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (telegram.isEmpty()) {
            metrics.login(Result.UNAVAILABLE);
            Problems.answer(response, ErrorCode.UNAVAILABLE, "Signing in with Telegram is not set up here");
            return;
        }
        String initData = AuthBody.initData(context.body().buffer());
        if (initData == null) {
            metrics.login(Result.MALFORMED);
            Problems.answer(response, ErrorCode.VALIDATION_ERROR, "Needs a JSON object with init_data");
            return;
        }
        TelegramLogin.Outcome outcome = telegram.get().check(initData);
        if (outcome instanceof TelegramLogin.Refused refused) {
            metrics.login(refused == TelegramLogin.Refused.STALE ? Result.EXPIRED : Result.REFUSED);
            Problems.answer(response, ErrorCode.AUTHENTICATION_FAILED, refused.message());
            return;
        }
        metrics.login(Result.OK);
        welcome(response, (TelegramLogin.SignedIn) outcome);
    }

    void renew(RoutingContext context) {
        HttpServerResponse response = context.response();
        Verdict verdict = own.verify(BearerToken.of(context.request().getHeader(HttpHeaders.AUTHORIZATION)));
        if (verdict instanceof Verdict.Refused refused) {
            metrics.renewal(refused == Verdict.Refused.EXPIRED ? Result.EXPIRED : Result.REFUSED);
            Problems.answer(response, refused.error(), refused.message());
            return;
        }
        IssuedToken renewed = issuer.renew(
                keys.current().orElseThrow(),
                ((Verdict.Valid) verdict).claims(),
                settings.tokenLife(),
                settings.sessionLife());
        if (renewed == null) {
            metrics.renewal(Result.EXPIRED);
            Problems.answer(response, ErrorCode.TOKEN_EXPIRED, "The session has come to its end; sign in again");
            return;
        }
        metrics.renewal(Result.OK);
        answer(response, new Renewal(renewed.token(), renewed.life().toSeconds()));
    }

    private void welcome(HttpServerResponse response, TelegramLogin.SignedIn user) {
        TokenProfile profile = user.profile();
        IssuedToken issued =
                issuer.issue(keys.current().orElseThrow(), user.userId(), profile.claims(), settings.tokenLife());
        profiles.signedIn(
                user.userId(),
                profile,
                issued.token(),
                Clock.systemUTC().instant().plus(issued.life()));
        answer(
                response,
                new Login(
                        issued.token(),
                        issued.life().toSeconds(),
                        new User(
                                user.userId(),
                                profile.name(),
                                profile.username(),
                                profile.photoUrl(),
                                profile.language())));
    }

    private static void answer(HttpServerResponse response, Record body) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, NOT_STORED)
                .end(Json.write(body));
    }
}
