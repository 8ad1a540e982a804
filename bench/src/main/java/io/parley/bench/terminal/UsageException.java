package io.parley.bench.terminal;

/** What was asked for makes no sense. Its message says which word and what would; the usage is printed after it. */
public final class UsageException extends RuntimeException {

    public UsageException(String message) {
        super(message);
    }
}
