package io.parley.contracts.event;

/** A body that is no event. Its message names the rule that was broken and nothing of the body. */
public final class MalformedEventException extends RuntimeException {

    public MalformedEventException(String rule) {
        super(rule, null, false, false);
    }
}
