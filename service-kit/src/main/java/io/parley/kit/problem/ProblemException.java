package io.parley.kit.problem;

import io.parley.contracts.frame.ErrorCode;

/** A failure that the caller is told of. Without a stack: it is an answer, not a fault. */
public final class ProblemException extends RuntimeException {

    private final ErrorCode code;
    private final long retryAfterSeconds;

    public ProblemException(ErrorCode code, String message) {
        this(code, message, 0);
    }

    /** @param retryAfterSeconds when the same call may succeed; 0 where that is not known */
    public ProblemException(ErrorCode code, String message, long retryAfterSeconds) {
        super(message, null, false, false);
        this.code = code;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public ErrorCode code() {
        return code;
    }

    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
