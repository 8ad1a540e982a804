package io.parley.gateway.limit;

/** Whether there was enough left of a budget; if not, in how many seconds there will be. */
public record Spend(long retryAfterSeconds) {

    static final Spend ALLOWED = new Spend(0);

    public boolean isAllowed() {
        return retryAfterSeconds == 0;
    }

    static Spend of(long waitNanos) {
        return waitNanos == 0 ? ALLOWED : new Spend(RetryAfter.seconds(waitNanos));
    }
}
