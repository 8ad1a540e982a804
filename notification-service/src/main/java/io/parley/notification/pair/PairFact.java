package io.parley.notification.pair;

import java.time.Instant;
import java.util.UUID;

/**
 * What an event says of a user and another one; each part may be null.
 *
 * @param hiddenBefore what came up to then is not for the user any more
 * @param silentBefore and what came up to then is not pushed
 */
public record PairFact(Key key, UUID conversation, Instant hiddenBefore, Instant silentBefore) {

    public record Key(String userId, String otherId) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int users = userId.compareTo(other.userId);
            return users != 0 ? users : otherId.compareTo(other.otherId);
        }
    }

    /** Both facts together. */
    public PairFact and(PairFact other) {
        return new PairFact(
                key,
                conversation == null ? other.conversation : conversation,
                later(hiddenBefore, other.hiddenBefore),
                later(silentBefore, other.silentBefore));
    }

    private static Instant later(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
