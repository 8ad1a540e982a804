package io.parley.discovery.profile;

import io.parley.discovery.card.Age;
import io.parley.discovery.card.Gender;
import java.time.LocalDate;
import java.util.List;

/** A profile as its own user reads it. */
public record ProfileView(
        String displayName,
        String birthDate,
        int age,
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
        boolean visible) {

    static ProfileView of(Profile profile, LocalDate today) {
        return new ProfileView(
                profile.displayName(),
                profile.birthDate().toString(),
                Age.on(today, profile.birthDate()),
                profile.gender(),
                profile.lookingFor(),
                profile.bio(),
                profile.photos(),
                profile.city(),
                profile.latitude(),
                profile.longitude(),
                profile.maxDistanceKm(),
                profile.minAge(),
                profile.maxAge(),
                profile.visible());
    }
}
