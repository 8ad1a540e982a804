package io.parley.kit.token;

import io.parley.contracts.frame.CloseCode;
import io.parley.contracts.frame.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What came of checking a token. */
public sealed interface Verdict {

    /**
     * @param userId         the token's {@code sub}
     * @param allowedDomains the sites whose pages may use the token; empty where it does not say
     * @param claims         all that the token says
     */
    record Valid(
            String userId,
            Instant expiresAt,
            Set<String> roles,
            List<String> allowedDomains,
            Map<String, Object> claims)
            implements Verdict {

        public TokenProfile profile() {
            return TokenProfile.of(claims);
        }

        /** Without the claims: a person's name has no place in a log. */
        @Override
        public String toString() {
            return "Valid[" + userId + ", until " + expiresAt + "]";
        }
    }

    /** The token is refused; {@code error} and {@code close} are what its bearer is told, and never why in detail. */
    enum Refused implements Verdict {
        MISSING(ErrorCode.AUTHENTICATION_FAILED, "Missing authentication token", CloseCode.AUTH_FAILED),
        INVALID(ErrorCode.AUTHENTICATION_FAILED, "Invalid authentication token", CloseCode.AUTH_FAILED),
        /** Signed with a key that is not there, or not yet; the bearer hears the same as for any other fault. */
        UNKNOWN_KEY(ErrorCode.AUTHENTICATION_FAILED, "Invalid authentication token", CloseCode.AUTH_FAILED),
        EXPIRED(ErrorCode.TOKEN_EXPIRED, "The authentication token has expired", CloseCode.AUTH_EXPIRED);

        private final ErrorCode error;
        private final String message;
        private final CloseCode close;

        Refused(ErrorCode error, String message, CloseCode close) {
            this.error = error;
            this.message = message;
            this.close = close;
        }

        public ErrorCode error() {
            return error;
        }

        public String message() {
            return message;
        }

        public CloseCode close() {
            return close;
        }
    }
}
