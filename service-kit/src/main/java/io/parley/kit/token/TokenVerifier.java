package io.parley.kit.token;

import io.parley.contracts.frame.FrameLimits;
import io.parley.contracts.frame.MessageText;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Checks a token's signature, algorithm, issuer, audience and life, and reads the user from it. */
@ApplicationScoped
public class TokenVerifier {

    private static final Logger LOG = Logger.getLogger(TokenVerifier.class);

    /** Messages of the platform itself have this sender; nobody may sign in as it. */
    private static final String RESERVED_USER = "system";

    private final JWTParser parser;

    public TokenVerifier(JWTParser parser) {
        this.parser = parser;
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
            JsonWebToken jwt = parser.parse(token);
            return isUser(jwt.getSubject())
                    ? new Verdict.Valid(jwt.getSubject(), Instant.ofEpochSecond(jwt.getExpirationTime()), roles(jwt))
                    : Verdict.Refused.INVALID;
        } catch (ParseException refused) {
            LOG.debugf("a token was refused: %s", refused.getClass().getSimpleName());
            return hasExpired(refused) ? Verdict.Refused.EXPIRED : Verdict.Refused.INVALID;
        } catch (RuntimeException malformed) {
            // The libraries below throw whatever a hostile token provokes in them.
            LOG.debugf("a token was refused: %s", malformed.getClass().getSimpleName());
            return Verdict.Refused.INVALID;
        }
    }

    private static Set<String> roles(JsonWebToken jwt) {
        return jwt.getGroups() == null ? Set.of() : Set.copyOf(jwt.getGroups());
    }

    private static boolean isUser(String subject) {
        return subject != null
                && !subject.isBlank()
                && subject.length() <= FrameLimits.MAX_NAME_CHARACTERS
                && !MessageText.isMalformed(subject)
                && !subject.equals(RESERVED_USER);
    }

    /** Expired and nothing worse: a forged token is not told that its date is wrong too. */
    private static boolean hasExpired(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidJwtException invalid) {
                return invalid.hasExpired() && invalid.getErrorDetails().size() == 1;
            }
        }
        return false;
    }
}
