package io.parley.kit.token;

import io.parley.contracts.frame.FrameLimits;
import io.parley.contracts.frame.MessageText;
import java.security.Key;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Holds a token against the rules: signature, algorithm, type, issuer, audience and life. The key comes from the sets it was
 * given and from nowhere else; what a token says of keys ({@code jku}, {@code x5u}, {@code jwk}) is not read.
 */
public final class TokenCheck {

    private static final Logger LOG = Logger.getLogger(TokenCheck.class);
    private static final String UNTYPED = "JWT";

    /** Messages of the platform itself have this sender; nobody may sign in as it. */
    private static final String RESERVED_USER = "system";

    private final JwtConsumer consumer;
    private final Set<String> algorithms;
    private final List<String> types;
    private final BiFunction<String, String, Key> keys;

    /** @param keys the key for a {@code kid} (or null) and an algorithm, or null */
    public TokenCheck(TokenRules rules, BiFunction<String, String, Key> keys) {
        String[] permitted = SignatureAlgorithms.checked(rules.algorithms());
        this.algorithms = Set.copyOf(Arrays.asList(permitted));
        this.types = rules.types();
        this.keys = keys;
        this.consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, permitted)
                .setVerificationKeyResolver((token, nested) -> key(token))
                .setExpectedIssuer(rules.issuer())
                .setExpectedAudience(rules.audience())
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setAllowedClockSkewInSeconds((int) rules.clockTolerance().toSeconds())
                .build();
    }

    /** @param token the compact JWT, or null where there was none */
    public Verdict verify(String token) {
        if (token == null || token.isBlank()) {
            return Verdict.Refused.MISSING;
        }
        if (token.length() > FrameLimits.MAX_TOKEN_CHARACTERS) {
            return Verdict.Refused.INVALID;
        }
        try {
            JwtContext context = consumer.process(token);
            return isOfAType(context) ? verdict(context.getJwtClaims()) : Verdict.Refused.INVALID;
        } catch (InvalidJwtException refused) {
            return reason(refused);
        } catch (MalformedClaimException | RuntimeException malformed) {
            // The libraries below throw whatever a hostile token provokes in them.
            LOG.debugf("a token was refused: %s", malformed.getClass().getSimpleName());
            return Verdict.Refused.INVALID;
        }
    }

    private Key key(JsonWebSignature token) throws UnresolvableKeyException {
        String algorithm = token.getAlgorithmHeaderValue();
        if (!algorithms.contains(algorithm)) {
            throw new UnresolvableKeyException("an algorithm that is not permitted");
        }
        Key key = keys.apply(token.getKeyIdHeaderValue(), algorithm);
        if (key == null) {
            throw new UnknownKey();
        }
        return key;
    }

    private boolean isOfAType(JwtContext context) {
        String header = context.getJoseObjects().get(0).getHeader(HeaderParameterNames.TYPE);
        String type = header == null ? UNTYPED : header.replaceFirst("^(?i)application/", "");
        return types.stream().anyMatch(type::equalsIgnoreCase);
    }

    private static Verdict verdict(JwtClaims claims) throws MalformedClaimException {
        String user = claims.getSubject();
        List<String> domains = strings(claims, TokenClaims.ALLOWED_DOMAINS);
        if (!isUser(user) || domains.stream().anyMatch(String::isBlank)) {
            return Verdict.Refused.INVALID;
        }
        return new Verdict.Valid(
                user,
                Instant.ofEpochSecond(claims.getExpirationTime().getValue()),
                new HashSet<>(strings(claims, TokenClaims.ROLES)),
                domains,
                claims.getClaimsMap());
    }

    private static List<String> strings(JwtClaims claims, String name) throws MalformedClaimException {
        List<String> values = claims.hasClaim(name) ? claims.getStringListClaimValue(name) : List.of();
        return List.copyOf(values);
    }

    private static boolean isUser(String subject) {
        return !subject.isBlank()
                && subject.length() <= FrameLimits.MAX_NAME_CHARACTERS
                && !MessageText.isMalformed(subject)
                && !subject.equals(RESERVED_USER);
    }

    private static Verdict.Refused reason(InvalidJwtException refused) {
        LOG.debugf("a token was refused: %s", refused.getClass().getSimpleName());
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownKey) {
                return Verdict.Refused.UNKNOWN_KEY;
            }
        }
        // Expired and nothing worse: a forged token is not told that its date is wrong too.
        return refused.hasExpired() && refused.getErrorDetails().size() == 1
                ? Verdict.Refused.EXPIRED
                : Verdict.Refused.INVALID;
    }

    private static final class UnknownKey extends UnresolvableKeyException {
        UnknownKey() {
            super("a key that is not known");
        }
    }
}
