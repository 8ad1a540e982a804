package io.parley.notification.person;

import java.time.Instant;

/**
 * What is said of a user.
 *
 * @param online   null where nothing is said of it, and then so are the times
 * @param at       when it became so
 * @param onlineAt when the user was last heard to come, or null
 * @param language null where nothing is said of it
 */
public record PersonFact(String userId, Boolean online, Instant at, Instant onlineAt, String language) {

    public static PersonFact online(String userId, Instant at) {
        return new PersonFact(userId, true, at, at, null);
    }

    public static PersonFact offline(String userId, Instant at) {
        return new PersonFact(userId, false, at, null, null);
    }

    public static PersonFact speaks(String userId, String language) {
        return new PersonFact(userId, null, null, null, language);
    }

    /** Both facts together: of two that differ the later one holds. */
    public PersonFact and(PersonFact other) {
        boolean otherHolds = other.at != null && (at == null || !other.at.isBefore(at));
        return new PersonFact(
                userId,
                otherHolds ? other.online : online,
                otherHolds ? other.at : at,
                onlineAt == null || other.onlineAt != null && other.onlineAt.isAfter(onlineAt)
                        ? other.onlineAt
                        : onlineAt,
                other.language == null ? language : other.language);
    }
}
