package io.parley.discovery.profile;

import io.parley.discovery.card.Gender;
import java.time.LocalDate;
import java.util.List;

/**
 * What a user says of themselves, and whom they wish to meet.
 *
 * @param bio     may be null
 * @param visible whether others find the user, and the user others
 */
record Profile(
        String displayName,
        LocalDate birthDate,
        Gender gender,
        List<Gender> lookingFor,
        String bio,
        List<String> photos,
        String city,
        double latitude,
        double longitude,
        int maxDistanceKm,
        int minAge,
        int maxAge,
        boolean visible) {}
