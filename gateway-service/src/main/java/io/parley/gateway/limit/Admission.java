package io.parley.gateway.limit;

/** What becomes of an attempt to come in. */
public sealed interface Admission {

    record Admitted() implements Admission {}

    /** Too many attempts; the client is told so. */
    record Refused(long retryAfterSeconds) implements Admission {}

    /** It goes on after it was told often enough, and gets as little as possible. */
    record TurnedAway(long retryAfterSeconds) implements Admission {}

    Admission ADMITTED = new Admitted();
}
