package io.parley.gateway.auth;

import io.parley.kit.token.TokenClaims;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Makes tokens. */
final class TokenIssuer {

    /** Says that this is a token to come in with, and no other kind (RFC 9068). */
    static final String TYPE = "at+jwt";

    private final String issuer;
    private final String audience;
    private final Clock clock;

    TokenIssuer(String issuer, String audience, Clock clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
    }

    /** @param life whole seconds */
    record IssuedToken(String token, Duration life) {}

    /** A token for a user who signs in now. */
    IssuedToken issue(SigningKeySet keys, String user, Map<String, Object> more, Duration life) {
        JwtClaims claims = new JwtClaims();
        more.forEach(claims::setClaim);
        claims.setSubject(user);
        claims.setClaim(TokenClaims.SIGNED_IN_AT, clock.instant().getEpochSecond());
        return sign(keys, claims, life);
    }

    /**
     * A token with the claims of another one; null where its session has come to its end.
     *
     * @param claims of a token made here
     */
    IssuedToken renew(SigningKeySet keys, Map<String, Object> claims, Duration life, Duration sessionLife) {
        if (!(claims.get(TokenClaims.SIGNED_IN_AT) instanceof Number signedInAt)) {
            return null;
        }
        Instant end = Instant.ofEpochSecond(signedInAt.longValue()).plus(sessionLife);
        Duration left =
                Duration.ofSeconds(Duration.between(clock.instant(), end).toSeconds());
        if (left.isNegative() || left.isZero()) {
            return null;
        }
        JwtClaims same = new JwtClaims();
        claims.forEach(same::setClaim);
        return sign(keys, same, left.compareTo(life) < 0 ? left : life);
    }

    private IssuedToken sign(SigningKeySet keys, JwtClaims claims, Duration life) {
        long now = clock.instant().getEpochSecond();
        claims.setIssuer(issuer);
        claims.setAudience(audience);
        claims.setIssuedAt(NumericDate.fromSeconds(now));
        claims.setExpirationTime(NumericDate.fromSeconds(now + life.toSeconds()));
        claims.setJwtId(UUID.randomUUID().toString());
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(SigningKeySet.ALGORITHM);
        token.setHeader("typ", TYPE);
        token.setKeyIdHeaderValue(keys.keyId());
        token.setKey(keys.privateKey());
        token.setPayload(claims.toJson());
        try {
            return new IssuedToken(token.getCompactSerialization(), life);
        } catch (JoseException impossible) {
            throw new IllegalStateException("a key that was checked does not sign", impossible);
        }
    }
}
