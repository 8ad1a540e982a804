package io.parley.discovery.pairing;

import io.parley.discovery.card.Card;
import java.time.Instant;
import java.util.UUID;

/**
 * A match as it stands in the list of one of the two.
 *
 * @param profile the other one's, or null where they wrote none
 */
record ListedMatch(UUID id, String userId, Instant createdAt, Card profile) {

    record Item(String id, String userId, Instant createdAt, Card profile) {}

    Item toWire() {
        return new Item(new MatchId(id).toString(), userId, createdAt, profile);
    }

    MatchCursor cursor() {
        return new MatchCursor(createdAt, id);
    }
}
