package io.parley.discovery.candidate;

import io.parley.discovery.card.Age;
import io.parley.discovery.card.Card;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads candidates from {@code discovery.seeker} and what stands between two users. */
@ApplicationScoped
class CandidateStore {

    private static final String ASKER = """
            select user_id, gender, looking_for, birth_date, min_age, max_age, latitude, longitude, max_distance_km
            from discovery.seeker where user_id = $1
            """;

    private static final String HAS_PROFILE = """
            select exists (select from discovery.profile where user_id = $1 and display_name is not null)
            """;

    /** Whether more live there than one would want to look at: without a look at where in their cells they are. */
    private static final String IS_CROWDED = """
            select count(*) = $2 from (select from discovery.seeker where cell_small = any($1::integer[]) limit $2) there
            """;

    /** So many a search looks at without regard to their order. */
    private static final int CROWD = 10_000;

    /** In a file of its own, so that the load program can show how PostgreSQL goes about this very statement. */
    private static final String PAGE = resource("candidates.sql");

    private static final Cursor FRONT = new Cursor(true, Long.MAX_VALUE, "");
    private static final Cursor FRONT_OF_OTHERS = new Cursor(false, Long.MAX_VALUE, "");
    /** Before it there is nobody. */
    private static final Cursor BACK = new Cursor(true, -1, "");

    private final Pool pool;
    private final Map<Grid, String> pages = new EnumMap<>(Grid.class);

    CandidateStore(Pool pool) {
        this.pool = pool;
        for (Grid grid : Grid.values()) {
            pages.put(grid, PAGE.replace("CELL", grid.column()));
        }
    }

    /** Who asks, or null for one whom nobody can find. */
    Future<Asker> asker(String userId) {
        return pool.preparedQuery(ASKER)
                .execute(Tuple.of(userId))
                .map(rows -> rows.size() == 0 ? null : Asker.of(rows.iterator().next()));
    }

    Future<Boolean> hasProfile(String userId) {
        return pool.preparedQuery(HAS_PROFILE)
                .execute(Tuple.of(userId))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Up to {@code limit} candidates, those after a place in the list; null is its begin. */
    Future<List<Found>> page(Asker asker, Cursor after, int limit, Instant now) {
        Box box = Box.around(asker.latitude(), asker.longitude(), asker.maxDistanceKm());
        return area(box).compose(area -> page(asker, box.bounds(), area, after, limit, now));
    }

    /** The smallest cells where few live, and few cells where many do. */
    private Future<Area> area(Box box) {
        Area small = Area.of(Grid.SMALL, box);
        if (small.isSmall() || small.isScattered()) {
            return Future.succeededFuture(Area.ofFewCells(box));
        }
        return pool.preparedQuery(IS_CROWDED)
                .execute(Tuple.tuple().addArrayOfInteger(boxed(small.cells())).addLong((long) CROWD))
                .map(rows -> rows.iterator().next().getBoolean(0) ? Area.ofFewCells(box) : small);
    }

    private Future<List<Found>> page(Asker asker, Box box, Area area, Cursor after, int limit, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Cursor likers = after == null ? FRONT : after.likesAsker() ? after : BACK;
        Cursor others = after == null || after.likesAsker() ? FRONT_OF_OTHERS : after;
        return pool.preparedQuery(pages.get(area.grid()))
                .execute(Tuple.tuple()
                        .addString(asker.userId())
                        .addString(asker.gender())
                        .addArrayOfString(asker.lookingFor())
                        .addLocalDate(Age.bornFrom(today, asker.maxAge()))
                        .addLocalDate(Age.bornUntil(today, asker.minAge()))
                        .addInteger(Age.on(today, asker.birthDate()))
                        .addDouble(asker.latitude())
                        .addDouble(asker.longitude())
                        .addInteger(asker.maxDistanceKm())
                        .addArrayOfInteger(boxed(area.cells()))
                        .addLong(likers.place())
                        .addString(likers.userId())
                        .addLong(others.place())
                        .addString(others.userId())
                        .addInteger(limit)
                        .addDouble(box.south())
                        .addDouble(box.north())
                        .addDouble(box.west())
                        .addDouble(box.east()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> found(row, now, today))
                        .toList());
    }

    private static Integer[] boxed(int[] cells) {
        return Arrays.stream(cells).boxed().toArray(Integer[]::new);
    }

    private static Found found(Row row, Instant now, LocalDate today) {
        Cursor cursor = new Cursor(row.getBoolean("likes_asker"), row.getLong("place"), row.getString("user_id"));
        return new Found(
                Candidate.of(Card.of(row, today), row.getDouble("km"), LastActive.of(cursor.hour(), now)), cursor);
    }

    private static String resource(String name) {
        try (InputStream in = CandidateStore.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
