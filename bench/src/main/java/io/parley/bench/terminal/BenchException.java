package io.parley.bench.terminal;

/** The measurement cannot be made. Its message is for the person at the terminal: what is wrong, and what to do. */
public final class BenchException extends RuntimeException {

    public BenchException(String message) {
        super(message);
    }

    public BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
