package io.parley.kit.problem;

import io.parley.contracts.frame.ErrorCode;

/** A failure that the caller is told of. Without a stack: it is an answer, not a fault. */
public final class ProblemException extends RuntimeException {

    private final ErrorCode code;

    public ProblemException(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
