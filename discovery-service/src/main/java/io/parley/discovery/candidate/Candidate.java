package io.parley.discovery.candidate;

import io.parley.discovery.card.Card;
import io.parley.discovery.card.Gender;
import java.util.List;

/**
 * A candidate as the asker sees them: a card, and how it stands to the asker.
 *
 * @param distanceKm rounded up, so that nobody is nearer than it says
 */
record Candidate(
        String id,
        String displayName,
        int age,
        Gender gender,
        String bio,
        List<String> photos,
        String city,
        int distanceKm,
        LastActive lastActive) {

    static Candidate of(Card card, double km, LastActive lastActive) {
        return new Candidate(
                card.id(),
                card.displayName(),
                card.age(),
                card.gender(),
                card.bio(),
                card.photos(),
                card.city(),
                Math.max(1, (int) Math.ceil(km)),
                lastActive);
    }
}
