package io.parley.local;

/** The stack cannot be what was asked for. Its message is for the person at the terminal: what is wrong, and what to do. */
public final class LocalStackException extends RuntimeException {

    public LocalStackException(String message) {
        super(message);
    }

    public LocalStackException(String message, Throwable cause) {
        super(message, cause);
    }
}
