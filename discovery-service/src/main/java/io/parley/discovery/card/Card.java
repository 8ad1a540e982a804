package io.parley.discovery.card;

import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.List;

/** What others see of a user: nothing from which one could tell the day of birth or where they live. */
public record Card(
        String id, String displayName, int age, Gender gender, String bio, List<String> photos, String city) {

    /** The columns of a profile {@code p} that a card is made of; its id stands in {@code user_id}. */
    public static final String COLUMNS = "p.user_id, p.display_name, p.birth_date, p.gender, p.bio, p.photos, p.city";

    /** The card, or null for a user who has written no profile. */
    public static Card of(Row row, LocalDate today) {
        if (row.getString("display_name") == null) {
            return null;
        }
        return new Card(
                row.getString("user_id"),
                row.getString("display_name"),
                Age.on(today, row.getLocalDate("birth_date")),
                Gender.named(row.getString("gender")),
                row.getString("bio"),
                List.of(row.getArrayOfStrings("photos")),
                row.getString("city"));
    }
}
