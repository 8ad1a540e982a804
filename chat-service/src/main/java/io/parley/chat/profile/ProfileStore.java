package io.parley.chat.profile;

import io.parley.contracts.event.EventData;
import io.parley.contracts.frame.Profile;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The table {@code chat.profile}. */
@ApplicationScoped
public class ProfileStore {

    /** For a statement that joins the table as {@code f}. */
    public static final String COLUMNS = "f.display_name, f.photo";

    /** In the order of the names, so that two instances never wait for each other in a circle. */
    private static final String KEEP = """
            insert into chat.profile as p (user_id, display_name, photo, updated_at)
            select distinct on (user_id) user_id, display_name, photo, updated_at
            from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[])
                with ordinality as told (user_id, display_name, photo, updated_at, place)
            order by user_id, updated_at desc, place desc
            on conflict (user_id) do update set
                display_name = excluded.display_name,
                photo = excluded.photo,
                updated_at = excluded.updated_at
            where p.updated_at <= excluded.updated_at
            """;

    private static final String FIND =
            "select f.user_id, " + COLUMNS + " from chat.profile f where f.user_id = any($1)";

    /** Of a row with {@link #COLUMNS}; null where nothing is known of the user. */
    public static Profile profile(String user, Row row) {
        String name = row.getString("display_name");
        return name == null ? null : new Profile(user, name, row.getString("photo"));
    }

    private final Pool pool;

    public ProfileStore(Pool pool) {
        this.pool = pool;
    }

    /** By user; those of whom nothing is known are not in it. */
    public Future<Map<String, Profile>> find(List<String> users) {
        return find(pool, users);
    }

    /** The same, as a transaction sees it. */
    public Future<Map<String, Profile>> find(SqlClient client, List<String> users) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(users.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Profile> found = new HashMap<>();
                    rows.forEach(row -> {
                        String user = row.getString("user_id");
                        found.put(user, profile(user, row));
                    });
                    return found;
                });
    }

    /** Of each user the newest stays, in whatever order and however often they are told. */
    Future<Void> keep(SqlConnection transaction, List<EventData.ProfileUpdated> told) {
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.of(
                        texts(told, EventData.ProfileUpdated::userId),
                        texts(told, EventData.ProfileUpdated::displayName),
                        texts(told, EventData.ProfileUpdated::photo),
                        told.stream()
                                .map(profile -> profile.updatedAt().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new)))
                .mapEmpty();
    }

    private static String[] texts(
            List<EventData.ProfileUpdated> told, Function<EventData.ProfileUpdated, String> field) {
        return told.stream().map(field).toArray(String[]::new);
    }
}
