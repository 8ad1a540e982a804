package io.parley.local.town;

import java.util.List;

/** @param answers whether the launcher speaks for them */
record Townsperson(
        String id,
        String name,
        String birthDate,
        String gender,
        List<String> lookingFor,
        double latitude,
        double longitude,
        boolean answers,
        String bio) {

    /** Where the gateway shows it. */
    String photo() {
        return TownFolder.PICTURES + id + TownFolder.PICTURE;
    }
}
