package io.parley.bench.candidates;

import io.parley.bench.terminal.BenchException;
import io.parley.bench.terminal.Progress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Fills {@code discovery.profile} and what goes with it, some thousands of users a transaction. Whatever looks random is a hash of the user's
 * name, so that every machine has the same rows.
 */
final class Filler {

    private static final int USERS_A_STEP = 5_000;

    /** For each user nine numbers from 0 to 1. */
    private static final String WANTED = """
            with wanted as (
                select user_id, array(
                    select (hashtextextended(user_id, i) & 1048575) / 1048576.0::double precision
                    from generate_series(1, 9) as i) as r
                from (select ? || lpad(n::text, 7, '0') as user_id from generate_series(?, ?) as n) as named)
            """;

    /** Most look for the other sex, for ages about their own, and not far. */
    private static final String PROFILES = """
            insert into discovery.profile (user_id, telegram_told_at, updated_at, display_name, birth_date, gender,
                looking_for, bio, photos, city, latitude, longitude, max_distance_km, min_age, max_age, visible)
            select user_id, now(), now(), 'Somebody', (now() - age * interval '1 year')::date,
                (array['female', 'male', 'other'])[kind],
                case when r[2] < 0.9 and kind = 1 then array['male'] when r[2] < 0.9 and kind = 2 then array['female']
                    else array['female', 'male', 'other'] end,
                repeat('We walked along the river until it was dark. ', 8),
                array['https://photos.example/' || user_id || '/1.jpg', 'https://photos.example/' || user_id || '/2.jpg'],
                'Somewhere', LATITUDE, LONGITUDE, (array[10, 25, 50, 50, 100, 200, 500])[1 + floor(r[5] * 7)::int],
                greatest(18, age - 3 - floor(r[6] * 8)::int), age + 3 + floor(r[7] * 10)::int, true
            from wanted
            cross join lateral (select 19 + floor(r[3] * r[3] * 40)::int as age,
                case when r[1] < 0.49 then 1 when r[1] < 0.98 then 2 else 3 end as kind) as made
            on conflict do nothing
            """;

    /** Active four days ago on average, as the service would know it. */
    private static final String SEEKERS = """
            insert into discovery.seeker (user_id, gender, looking_for, birth_date, min_age, max_age, latitude, longitude,
                max_distance_km, place)
            select p.user_id, p.gender, p.looking_for, p.birth_date, p.min_age, p.max_age, round(p.latitude::numeric, 2),
                round(p.longitude::numeric, 2), p.max_distance_km,
                (extract(epoch from now())::bigint / 3600 + floor(ln(1 - r[8]) * 100)::bigint << 32)
                    | (hashtextextended(p.user_id, 0) & 4294967295)
            from wanted join discovery.profile p on p.user_id = wanted.user_id
            on conflict do nothing
            """;

    /** Each of those who will ask has passed many of those who stand in front of them, as somebody has who looks in every day. */
    private static final String PASSES = """
            insert into discovery.opinion (user_id, other_id, likes, since)
            select s.user_id, seen.user_id, false, now() - interval '2 days'
            from discovery.seeker s cross join lateral (
                select o.user_id from discovery.seeker o
                where o.cell_middle = s.cell_middle and o.gender = s.looking_for[1] and o.user_id <> s.user_id
                order by o.place desc limit ?) as seen
            where s.user_id = any(?) and not exists (select from discovery.opinion o where o.user_id = s.user_id)
            on conflict do nothing
            """;

    private static final String LIKES = """
            insert into discovery.opinion (user_id, other_id, likes, since)
            select fond.user_id, s.user_id, true, now() - interval '2 days'
            from discovery.seeker s cross join lateral (
                select o.user_id from discovery.seeker o
                where o.cell_middle = s.cell_middle and o.gender = s.looking_for[1] and o.user_id <> s.user_id
                order by o.place limit ?) as fond
            where s.user_id = any(?)
                and not exists (select from discovery.opinion l where l.other_id = s.user_id and l.likes)
            on conflict do nothing
            """;

    private final Connection database;
    private final Progress progress;

    Filler(Connection database, Progress progress) {
        this.database = database;
        this.progress = progress;
    }

    /** Makes the users of a spread that are not there; answers how many it had to add. */
    long fill(Spread spread, int users) throws SQLException {
        execute("set synchronous_commit = off");
        database.setAutoCommit(false);
        long added = 0;
        String profiles =
                PROFILES.replace("LATITUDE", spread.latitude("r[4]")).replace("LONGITUDE", spread.longitude("r[9]"));
        for (int from = 0; from < users; from += USERS_A_STEP) {
            int to = Math.min(from + USERS_A_STEP, users) - 1;
            if (isThere(spread.user(from), spread.user(to), to - from + 1)) {
                continue;
            }
            added += run(WANTED + profiles, spread.prefix(), from, to);
            run(WANTED + SEEKERS, spread.prefix(), from, to);
            database.commit();
            progress.show("filling " + spread.words(), from, users);
        }
        database.setAutoCommit(true);
        return added;
    }

    private boolean isThere(String first, String last, int users) throws SQLException {
        try (PreparedStatement count =
                database.prepareStatement("select count(*) from discovery.seeker where user_id between ? and ?")) {
            count.setString(1, first);
            count.setString(2, last);
            try (ResultSet rows = count.executeQuery()) {
                rows.next();
                return rows.getLong(1) == users;
            }
        }
    }

    /** Gives those who will ask a past; after the tables are in order. */
    void remember(String[] askers, int passes, int likes) throws SQLException {
        // Else the planner would sort the city for each of them.
        execute("set enable_sort = off");
        run(PASSES, passes, askers);
        run(LIKES, likes, askers);
    }

    /** What a day of autovacuum would do, and what a checkpoint would do in the middle of the measuring. */
    void putInOrder() throws SQLException {
        progress.show("putting in order", 1, 1);
        execute("vacuum (analyze) discovery.profile, discovery.seeker, discovery.opinion");
        execute("checkpoint");
    }

    private int run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(
                        i + 1, values[i] instanceof String[] texts ? database.createArrayOf("text", texts) : values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new BenchException("PostgreSQL refuses: " + sql, e);
        }
    }
}
