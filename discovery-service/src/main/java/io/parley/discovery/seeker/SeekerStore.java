package io.parley.discovery.seeker;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The table {@code discovery.seeker}. */
@ApplicationScoped
public class SeekerStore {

    /** Who writes a profile is active. */
    private static final String SHOW = """
            insert into discovery.seeker as s
                (user_id, gender, looking_for, birth_date, min_age, max_age, latitude, longitude, max_distance_km, place)
            select user_id, gender, looking_for, birth_date, min_age, max_age,
                round(latitude::numeric, 2),
                case round(longitude::numeric, 2) when 180 then -180 else round(longitude::numeric, 2) end,
                max_distance_km,
                (extract(epoch from now())::bigint / 3600 << 32) | (hashtextextended(user_id, 0) & 4294967295)
            from discovery.profile where user_id = $1
            on conflict (user_id) do update set
                gender = excluded.gender,
                looking_for = excluded.looking_for,
                birth_date = excluded.birth_date,
                min_age = excluded.min_age,
                max_age = excluded.max_age,
                latitude = excluded.latitude,
                longitude = excluded.longitude,
                max_distance_km = excluded.max_distance_km,
                place = greatest(s.place, excluded.place)
            """;

    private static final String HIDE = "delete from discovery.seeker where user_id = $1";

    /** Rows are locked in one order, whatever the order of the events, so that two instances never wait for each other. */
    private static final String ACTIVE = """
            with latest as (
                select user_id, extract(epoch from max(at))::bigint / 3600 as hour
                from unnest($1::text[], $2::timestamptz[]) as said (user_id, at) group by user_id
            ), behind as materialized (
                select s.user_id, latest.hour
                from discovery.seeker s join latest on latest.user_id = s.user_id
                where s.place >> 32 < latest.hour
                order by s.user_id for no key update of s
            )
            update discovery.seeker s set place = (behind.hour << 32) | (s.place & 4294967295)
            from behind where s.user_id = behind.user_id and s.place >> 32 < behind.hour
            """;

    public Future<Void> show(SqlConnection transaction, String userId) {
        return transaction.preparedQuery(SHOW).execute(Tuple.of(userId)).mapEmpty();
    }

    public Future<Void> hide(SqlConnection transaction, String userId) {
        return transaction.preparedQuery(HIDE).execute(Tuple.of(userId)).mapEmpty();
    }

    /** What users did. Who is not to be found stays so; what is older than what is known changes nothing. */
    public Future<Void> active(SqlConnection transaction, List<Sign> signs) {
        if (signs.isEmpty()) {
            return Future.succeededFuture();
        }
        return transaction
                .preparedQuery(ACTIVE)
                .execute(Tuple.tuple()
                        .addArrayOfString(signs.stream().map(Sign::userId).toArray(String[]::new))
                        .addArrayOfOffsetDateTime(signs.stream()
                                .map(sign -> sign.at().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new)))
                .mapEmpty();
    }
}
