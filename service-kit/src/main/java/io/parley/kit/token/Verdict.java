package io.parley.kit.token;

import io.parley.contracts.frame.CloseCode;
import io.parley.contracts.frame.ErrorCode;
import java.time.Instant;
import java.util.Set;

/** What came of checking a token. */
public sealed interface Verdict {

    /** @param userId the token's {@code sub} */
    record Valid(String userId, Instant expiresAt, Set<String> roles) implements Verdict {}

    /** The token is refused; {@code error} and {@code close} are what its bearer is told, and never why in detail. */
    enum Refused implements Verdict {
        MISSING(ErrorCode.AUTHENTICATION_FAILED, "Missing authentication token", CloseCode.AUTH_FAILED),
        INVALID(ErrorCode.AUTHENTICATION_FAILED, "Invalid authentication token", CloseCode.AUTH_FAILED),
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
