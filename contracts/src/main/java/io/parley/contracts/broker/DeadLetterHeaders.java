package io.parley.contracts.broker;

/** What a dead letter says beside its content, which is as it came. */
public final class DeadLetterHeaders {

    /** Why it can have no effect. */
    public static final String REASON = "parley-reason";

    /** When that was found. */
    public static final String SINCE = "parley-dead-since";

    private DeadLetterHeaders() {}
}
