package io.parley.discovery.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.discovery.DiscoverySettings;
import io.parley.discovery.card.Age;
import io.parley.discovery.card.Gender;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.List;

/** Makes a profile of what a user wrote, or names the first field that is wrong. */
final class ProfileReader {

    /** How far a user looks who does not say. */
    private static final int USUAL_DISTANCE_KM = 50;

    private static final String GENDERS = "female, male or other";

    private final DiscoverySettings.Profile limits;

    ProfileReader(DiscoverySettings.Profile limits) {
        this.limits = limits;
    }

    Profile read(JsonNode body, LocalDate today) {
        ProfileFields fields = new ProfileFields(body);
        String displayName = fields.line("display_name", limits.nameCharacters());
        LocalDate birthDate = birthDate(fields.day("birth_date"), today);
        Gender gender = fields.word("gender", Gender::named, GENDERS);
        List<Gender> lookingFor = fields.list("looking_for", Gender::named, "a list of " + GENDERS);
        if (lookingFor.isEmpty()) {
            throw ProfileFields.invalid("looking_for", "at least one of " + GENDERS);
        }
        String bio = fields.linesOrNull("bio", limits.bioCharacters());
        List<String> photos = photos(fields);
        String city = fields.line("city", limits.cityCharacters());
        double latitude = fields.number("latitude", -90, 90);
        double longitude = fields.number("longitude", -180, 180);
        int usual = Math.min(USUAL_DISTANCE_KM, limits.mostDistanceKm());
        int distance = fields.wholeNumber("max_distance_km", usual, 1, limits.mostDistanceKm());
        int minAge = fields.wholeNumber("min_age", limits.leastAge(), limits.leastAge(), limits.mostAge());
        int maxAge = fields.wholeNumber("max_age", limits.mostAge(), limits.leastAge(), limits.mostAge());
        if (maxAge < minAge) {
            throw ProfileFields.invalid("max_age", "no less than min_age");
        }
        return new Profile(
                displayName,
                birthDate,
                gender,
                lookingFor,
                bio,
                photos,
                city,
                latitude,
                longitude,
                distance,
                minAge,
                maxAge,
                fields.flag("visible", true));
    }

    private LocalDate birthDate(LocalDate day, LocalDate today) {
        int age = Age.on(today, day);
        if (age < limits.leastAge() || age > limits.mostAge()) {
            throw ProfileFields.invalid(
                    "birth_date", "an age of " + limits.leastAge() + " to " + limits.mostAge() + " years");
        }
        return day;
    }

    private List<String> photos(ProfileFields fields) {
        String rule = "up to " + limits.photos() + " https addresses of up to " + limits.photoUrlCharacters()
                + " characters each";
        List<String> photos = fields.list("photos", this::photo, rule);
        if (photos.size() > limits.photos()) {
            throw ProfileFields.invalid("photos", rule);
        }
        return photos;
    }

    private String photo(String given) {
        try {
            URI url = given.length() > limits.photoUrlCharacters() ? null : new URI(given);
            boolean isPhoto = url != null
                    && (isElsewhere(url) || isOurs(url))
                    && url.toASCIIString().length() <= limits.photoUrlCharacters();
            return isPhoto ? url.toASCIIString() : null;
        } catch (URISyntaxException noAddress) {
            return null;
        }
    }

    private static boolean isElsewhere(URI url) {
        return "https".equals(url.getScheme()) && url.getHost() != null && url.getUserInfo() == null;
    }

    /** No address of another host begins with the path, as long as it does not begin with two slashes. */
    private boolean isOurs(URI url) {
        return !url.isAbsolute()
                && url.getRawAuthority() == null
                && url.normalize().equals(url)
                && limits.photoPath().filter(url.toString()::startsWith).isPresent();
    }
}
