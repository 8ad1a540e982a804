package io.parley.discovery.profile;

import io.parley.kit.token.TokenProfile;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The table {@code discovery.profile}. */
@ApplicationScoped
class ProfileStore {

    /** What an older token says changes nothing. */
    private static final String PUT = """
            insert into discovery.profile as p
                (user_id, telegram_name, telegram_username, telegram_photo_url, telegram_language, telegram_told_at)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (user_id) do update set
                telegram_name = excluded.telegram_name,
                telegram_username = excluded.telegram_username,
                telegram_photo_url = excluded.telegram_photo_url,
                telegram_language = excluded.telegram_language,
                telegram_told_at = excluded.telegram_told_at
            where p.telegram_told_at < excluded.telegram_told_at
            """;

    private static final String FIND = """
            select user_id, telegram_name, telegram_username, telegram_photo_url, telegram_language
            from discovery.profile where user_id = $1
            """;

    private final Pool pool;

    ProfileStore(Pool pool) {
        this.pool = pool;
    }

    Future<Void> put(String userId, TokenProfile profile, Instant toldAt) {
        OffsetDateTime told = toldAt.atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(PUT)
                .execute(Tuple.of(
                        userId, profile.name(), profile.username(), profile.photoUrl(), profile.language(), told))
                .mapEmpty();
    }

    /** The profile, or null. */
    Future<StoredProfile> find(String userId) {
        return pool.preparedQuery(FIND).execute(Tuple.of(userId)).map(ProfileStore::first);
    }

    private static StoredProfile first(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return null;
        }
        Row row = rows.iterator().next();
        return new StoredProfile(
                row.getString(0), row.getString(1), row.getString(2), row.getString(3), row.getString(4));
    }
}
