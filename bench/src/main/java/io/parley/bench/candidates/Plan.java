package io.parley.bench.candidates;

import io.parley.bench.terminal.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How PostgreSQL goes about a search: the discovery service's own statement, planned as the service has it planned. */
final class Plan {

    private static final Path STATEMENT =
            Path.of("discovery-service/src/main/resources/io/parley/discovery/candidate/candidates.sql");

    /** The grid that the service takes for somebody who looks 100 km far where many live. */
    private static final String GRID = "cell_middle";

    private static final int GRID_DEGREES = 3;

    /** An asker with their values in the order of the statement's parameters; the box is a little larger than the circle. */
    private static final String VALUES = """
            select format('(%%L, %%L, %%L::text[], %%L::date, %%L::date, %%s, %%s, %%s, %%s, %%L::integer[], %%s, %%L, %%s, %%L, 21, %%s, %%s, %%s, %%s)',
                user_id, gender, looking_for, now()::date - interval '1 year' * (max_age + 1), now()::date - interval '1 year' * min_age,
                extract(year from age(birth_date))::integer, latitude, longitude, max_distance_km,
                array(select r * 120 + c
                    from generate_series(floor((south + 90) / %1$d)::integer, floor((north + 90) / %1$d)::integer) as r,
                        generate_series(floor((west + 180) / %1$d)::integer, floor((east + 180) / %1$d)::integer) as c),
                %2$d, '', %2$d, '', south, north, west, east)
            from discovery.seeker cross join lateral (
                select latitude - 0.9 as south, latitude + 0.9 as north, longitude - 1.8 as west, longitude + 1.8 as east) as box
            where user_id = any(?) and max_distance_km = 100 order by user_id limit 1
            """.formatted(GRID_DEGREES, Long.MAX_VALUE);

    private final Connection database;

    Plan(Connection database) {
        this.database = database;
    }

    /** The plan of one of these askers' first page. */
    List<String> of(String[] askers) throws SQLException {
        String values = values(askers);
        if (values == null) {
            return List.of("nobody among the askers looks 100 km far");
        }
        try (Statement statement = database.createStatement()) {
            statement.execute("set plan_cache_mode = force_generic_plan");
            statement.execute("set jit = off");
            statement.execute("set enable_sort = off");
            statement.execute("prepare candidates as " + statement());
            try (ResultSet rows =
                    statement.executeQuery("explain (analyze, buffers, costs off) execute candidates " + values)) {
                List<String> lines = new ArrayList<>();
                while (rows.next()) {
                    lines.add(shortened(rows.getString(1)));
                }
                return lines;
            } finally {
                statement.execute("deallocate candidates");
            }
        }
    }

    private String values(String[] askers) throws SQLException {
        try (var statement = database.prepareStatement(VALUES)) {
            statement.setArray(1, database.createArrayOf("text", askers));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    private static String statement() {
        try {
            return Files.readAllLines(
                            Path.of(System.getProperty("parley.home", ".")).resolve(STATEMENT))
                    .stream()
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"))
                    .replace("CELL", GRID);
        } catch (IOException e) {
            throw new BenchException("the discovery service's statement is not there", e);
        }
    }

    /** The formula for the distance fills lines, and says nothing. */
    private static String shortened(String line) {
        int most = 150;
        return line.length() <= most ? line : line.substring(0, most) + " …";
    }
}
