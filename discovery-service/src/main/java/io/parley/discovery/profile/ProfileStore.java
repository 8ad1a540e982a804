package io.parley.discovery.profile;

import io.parley.contracts.event.EventData;
import io.parley.contracts.trace.TraceParent;
import io.parley.discovery.card.Gender;
import io.parley.discovery.outbox.DiscoveryOutbox;
import io.parley.discovery.seeker.SeekerStore;
import io.parley.kit.token.TokenProfile;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

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

    /** Of a user who never signed in here, Telegram may tell later. What is there already is not written again. */
    private static final String WRITE = """
            insert into discovery.profile as p
                (user_id, telegram_told_at, updated_at, display_name, birth_date, gender, looking_for, bio, photos,
                city, latitude, longitude, max_distance_km, min_age, max_age, visible)
            values ($1, '-infinity', now(), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            on conflict (user_id) do update set
                updated_at = excluded.updated_at,
                display_name = excluded.display_name,
                birth_date = excluded.birth_date,
                gender = excluded.gender,
                looking_for = excluded.looking_for,
                bio = excluded.bio,
                photos = excluded.photos,
                city = excluded.city,
                latitude = excluded.latitude,
                longitude = excluded.longitude,
                max_distance_km = excluded.max_distance_km,
                min_age = excluded.min_age,
                max_age = excluded.max_age,
                visible = excluded.visible
            where (p.display_name, p.birth_date, p.gender, p.looking_for, p.bio, p.photos, p.city, p.latitude,
                    p.longitude, p.max_distance_km, p.min_age, p.max_age, p.visible)
                is distinct from
                (excluded.display_name, excluded.birth_date, excluded.gender, excluded.looking_for, excluded.bio,
                    excluded.photos, excluded.city, excluded.latitude, excluded.longitude, excluded.max_distance_km,
                    excluded.min_age, excluded.max_age, excluded.visible)
            returning updated_at
            """;

    private static final String FIND = """
            select user_id, telegram_name, telegram_username, telegram_photo_url, telegram_language,
                display_name, birth_date, gender, looking_for, bio, photos, city, latitude, longitude,
                max_distance_km, min_age, max_age, visible
            from discovery.profile where user_id = $1
            """;

    private final Pool pool;
    private final SeekerStore seekers;

    ProfileStore(Pool pool, SeekerStore seekers) {
        this.pool = pool;
        this.seekers = seekers;
    }

    Future<Void> put(String userId, TokenProfile profile, Instant toldAt) {
        OffsetDateTime told = toldAt.atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(PUT)
                .execute(Tuple.of(
                        userId, profile.name(), profile.username(), profile.photoUrl(), profile.language(), told))
                .mapEmpty();
    }

    /** Answers whether anything is different from what was there. If so, everyone who may hear of it will. */
    Future<Boolean> write(String userId, Profile profile, TraceParent trace) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(WRITE)
                .execute(values(userId, profile))
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture(false)
                        : changed(
                                        transaction,
                                        userId,
                                        profile,
                                        rows.iterator()
                                                .next()
                                                .getOffsetDateTime(0)
                                                .toInstant(),
                                        trace)
                                .map(true)));
    }

    private Future<Void> changed(
            SqlConnection transaction, String userId, Profile profile, Instant at, TraceParent trace) {
        // The profile's row is locked, so a user's events leave in the order of their commits.
        UUID order = UUID.nameUUIDFromBytes(userId.getBytes(StandardCharsets.UTF_8));
        String photo = profile.photos().isEmpty() ? null : profile.photos().get(0);
        return (profile.visible() ? seekers.show(transaction, userId) : seekers.hide(transaction, userId))
                .compose(shown -> DiscoveryOutbox.TABLE.write(
                        transaction,
                        order,
                        userId,
                        new EventData.ProfileUpdated(userId, at, profile.displayName(), photo),
                        trace));
    }

    /** The user, or null. */
    Future<Me> find(String userId, LocalDate today) {
        return pool.preparedQuery(FIND).execute(Tuple.of(userId)).map(rows -> first(rows, today));
    }

    private static Tuple values(String userId, Profile profile) {
        return Tuple.tuple()
                .addString(userId)
                .addString(profile.displayName())
                .addLocalDate(profile.birthDate())
                .addString(profile.gender().wireName())
                .addArrayOfString(
                        profile.lookingFor().stream().map(Gender::wireName).toArray(String[]::new))
                .addString(profile.bio())
                .addArrayOfString(profile.photos().toArray(String[]::new))
                .addString(profile.city())
                .addDouble(profile.latitude())
                .addDouble(profile.longitude())
                .addInteger(profile.maxDistanceKm())
                .addInteger(profile.minAge())
                .addInteger(profile.maxAge())
                .addBoolean(profile.visible());
    }

    private static Me first(RowSet<Row> rows, LocalDate today) {
        if (rows.size() == 0) {
            return null;
        }
        Row row = rows.iterator().next();
        return new Me(
                row.getString("user_id"),
                row.getString("telegram_name"),
                row.getString("telegram_username"),
                row.getString("telegram_photo_url"),
                row.getString("telegram_language"),
                row.getString("display_name") == null ? null : ProfileView.of(profile(row), today));
    }

    private static Profile profile(Row row) {
        return new Profile(
                row.getString("display_name"),
                row.getLocalDate("birth_date"),
                Gender.named(row.getString("gender")),
                Stream.of(row.getArrayOfStrings("looking_for"))
                        .map(Gender::named)
                        .toList(),
                row.getString("bio"),
                List.of(row.getArrayOfStrings("photos")),
                row.getString("city"),
                row.getDouble("latitude"),
                row.getDouble("longitude"),
                row.getInteger("max_distance_km"),
                row.getInteger("min_age"),
                row.getInteger("max_age"),
                row.getBoolean("visible"));
    }
}
