package io.parley.notification.preference;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The table {@code notification.preference}. */
@ApplicationScoped
class PreferenceStore {

    private static final String FIND = """
            select push_message, push_match, muted, quiet_from, quiet_to, time_zone, show_text
            from notification.preference where user_id = $1
            """;

    private static final String PUT = """
            insert into notification.preference
                (user_id, push_message, push_match, muted, quiet_from, quiet_to, time_zone, show_text)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (user_id) do update set
                push_message = excluded.push_message,
                push_match = excluded.push_match,
                muted = excluded.muted,
                quiet_from = excluded.quiet_from,
                quiet_to = excluded.quiet_to,
                time_zone = excluded.time_zone,
                show_text = excluded.show_text,
                changed_at = now()
            """;

    private final Pool pool;

    PreferenceStore(Pool pool) {
        this.pool = pool;
    }

    Future<Preferences> find(String user) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(user))
                .map(rows -> rows.size() == 0
                        ? Preferences.DEFAULT
                        : Preferences.of(rows.iterator().next()));
    }

    Future<Void> put(String user, Preferences preferences) {
        QuietHours quiet = preferences.quiet();
        return pool.preparedQuery(PUT)
                .execute(Tuple.tuple()
                        .addValue(user)
                        .addValue(preferences.pushMessage())
                        .addValue(preferences.pushMatch())
                        .addValue(preferences.muted().toArray(UUID[]::new))
                        .addValue(quiet == null ? null : quiet.from())
                        .addValue(quiet == null ? null : quiet.to())
                        .addValue(quiet == null ? null : quiet.zone().getId())
                        .addValue(preferences.showText()))
                .mapEmpty();
    }
}
