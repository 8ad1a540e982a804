package io.parley.discovery.pairing;

/** What became of a like. */
sealed interface LikeOutcome {

    /** @param match what the two have, if the other one likes back; or null */
    record Liked(Match match, boolean isNewMatch) implements LikeOutcome {}

    /** There is no such user. */
    record Unknown() implements LikeOutcome {}

    /** Enough for a day. */
    record TooMany(long retryAfterSeconds) implements LikeOutcome {}
}
