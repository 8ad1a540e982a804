package io.parley.discovery.candidate;

import io.vertx.sqlclient.Row;
import java.time.LocalDate;

/** Who asks for candidates, as they are found themselves. */
record Asker(
        String userId,
        String gender,
        String[] lookingFor,
        LocalDate birthDate,
        int minAge,
        int maxAge,
        double latitude,
        double longitude,
        int maxDistanceKm) {

    static Asker of(Row row) {
        return new Asker(
                row.getString("user_id"),
                row.getString("gender"),
                row.getArrayOfStrings("looking_for"),
                row.getLocalDate("birth_date"),
                row.getInteger("min_age"),
                row.getInteger("max_age"),
                row.getDouble("latitude"),
                row.getDouble("longitude"),
                row.getInteger("max_distance_km"));
    }
}
