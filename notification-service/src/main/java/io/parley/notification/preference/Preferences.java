package io.parley.notification.preference;

import io.vertx.sqlclient.Row;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * What a user wants.
 *
 * @param muted conversations of which nothing is pushed
 * @param quiet when nothing is pushed, or null
 */
public record Preferences(boolean pushMessage, boolean pushMatch, Set<UUID> muted, QuietHours quiet, boolean showText) {

    public static final Preferences DEFAULT = new Preferences(true, true, Set.of(), null, false);

    /** The preferences in a row of a query that has all columns of {@code notification.preference}; defaults where they are null. */
    public static Preferences of(Row row) {
        if (row.getBoolean("push_message") == null) {
            return DEFAULT;
        }
        return new Preferences(
                row.getBoolean("push_message"),
                row.getBoolean("push_match"),
                new LinkedHashSet<>(Arrays.asList(row.getArrayOfUUIDs("muted"))),
                row.getString("time_zone") == null
                        ? null
                        : new QuietHours(
                                row.getLocalTime("quiet_from"),
                                row.getLocalTime("quiet_to"),
                                ZoneId.of(row.getString("time_zone"))),
                row.getBoolean("show_text"));
    }
}
