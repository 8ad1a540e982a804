package io.parley.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.gateway.auth.TokenIssuer.IssuedToken;
import io.parley.kit.token.TokenCheck;
import io.parley.kit.token.TokenRules;
import io.parley.kit.token.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenIssuerTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MONTH = Duration.ofDays(30);

    private SigningKeySet keys;
    private TokenCheck check;

    @BeforeEach
    void makeKeys() throws Exception {
        keys = SigningKeySet.parse(
                SigningKeySetTest.set(SigningKeySetTest.key("k", OutputControlLevel.INCLUDE_PRIVATE)));
        check = new TokenCheck(
                new TokenRules("iss", "aud", List.of("ES256"), List.of("at+jwt"), Duration.ZERO),
                keys.publicKeys()::find);
    }

    private static TokenIssuer at(Instant now) {
        return new TokenIssuer("iss", "aud", Clock.fixed(now, ZoneOffset.UTC));
    }

    private Map<String, Object> claims(IssuedToken token) {
        return ((Verdict.Valid) check.verify(token.token())).claims();
    }

    @Test
    void a_renewed_token_says_the_same_but_for_its_own_life() {
        Instant login = Instant.now().minusSeconds(600);
        Map<String, Object> first =
                claims(at(login).issue(keys, "tg_7", Map.of("name", "Anna", "groups", List.of("operator")), HOUR));
        Map<String, Object> second = claims(at(login.plusSeconds(500)).renew(keys, first, HOUR, MONTH));

        assertThat(second)
                .containsEntry("sub", "tg_7")
                .containsEntry("name", "Anna")
                .containsEntry("groups", List.of("operator"))
                .containsEntry("auth_time", login.getEpochSecond())
                .containsEntry("iat", login.getEpochSecond() + 500)
                .containsEntry("exp", login.getEpochSecond() + 500 + 3600);
        assertThat(second.get("jti")).isNotEqualTo(first.get("jti"));
        assertThat(second.keySet()).isEqualTo(first.keySet());
    }

    @Test
    void a_session_ends_however_often_its_token_is_renewed() {
        Instant now = Instant.now();
        Map<String, Object> nearItsEnd = Map.of(
                "sub", "tg_7", "auth_time", now.minus(MONTH).plusSeconds(60).getEpochSecond());
        assertThat(at(now).renew(keys, nearItsEnd, HOUR, MONTH).life())
                .isBetween(Duration.ofSeconds(58), Duration.ofSeconds(60));

        Map<String, Object> over =
                Map.of("sub", "tg_7", "auth_time", now.minus(MONTH).getEpochSecond());
        assertThat(at(now).renew(keys, over, HOUR, MONTH)).isNull();
        assertThat(at(now).renew(keys, Map.of("sub", "tg_7"), HOUR, MONTH)).isNull();
    }
}
