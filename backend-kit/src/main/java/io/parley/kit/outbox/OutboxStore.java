package io.parley.kit.outbox;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A table {@code outbox} as the relay sees it, and the advisory locks on its lanes. */
final class OutboxStore {

    private static final String MARK_PUBLISHED =
            "update %s.outbox set published_at = now() where published_at is null and id = any($1)";

    private static final String REPLAY = """
            update %s.outbox set published_at = null
            where published_at is not null and occurred_at > now() - $1 * interval '1 second'
            """;

    /** Instances alive: each holds one shared lock. */
    private static final String COUNT_ALIVE = """
            select count(*) from pg_locks
            where locktype = 'advisory' and granted and classid = $1::int and objid = 0
                and database = (select oid from pg_database where datname = current_database())
            """;

    private final SqlConnection connection;
    private final OutboxTable table;

    /** Spaces of advisory locks: one lock a lane, and one that every relay alive shares. */
    private final int laneLocks;

    private final int aliveLocks;

    OutboxStore(SqlConnection connection, OutboxTable table) {
        this.connection = connection;
        this.table = table;
        this.laneLocks = (table.schema() + ".outbox.lanes").hashCode();
        this.aliveLocks = (table.schema() + ".outbox.alive").hashCode();
    }

    static String wakeChannel(OutboxTable table) {
        return table.schema() + "_outbox";
    }

    Future<Void> begin() {
        return connection
                .query("listen " + wakeChannel(table))
                .execute()
                .compose(listening -> connection
                        .preparedQuery("select pg_advisory_lock_shared($1, 0)")
                        .execute(Tuple.of(aliveLocks)))
                .mapEmpty();
    }

    Future<Integer> countAlive() {
        return connection
                .preparedQuery(COUNT_ALIVE)
                .execute(Tuple.of(aliveLocks))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    Future<Boolean> tryLock(short lane) {
        return connection
                .preparedQuery("select pg_try_advisory_lock($1, $2)")
                .execute(Tuple.of(laneLocks, (int) lane))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    Future<Void> unlock(short lane) {
        return connection
                .preparedQuery("select pg_advisory_unlock($1, $2)")
                .execute(Tuple.of(laneLocks, (int) lane))
                .mapEmpty();
    }

    Future<List<OutboxRow>> unpublished(Collection<Short> lanes, int limit) {
        return connection
                .preparedQuery(table.unpublished())
                .execute(Tuple.of(lanes.toArray(Short[]::new), limit))
                .map(rows -> {
                    List<OutboxRow> found = new ArrayList<>(rows.size());
                    rows.forEach(row -> found.add(
                            new OutboxRow(row.getLong("id"), table.event().apply(row))));
                    return found;
                });
    }

    Future<Void> markPublished(List<OutboxRow> rows) {
        Long[] ids = rows.stream().map(OutboxRow::id).toArray(Long[]::new);
        return connection
                .preparedQuery(MARK_PUBLISHED.formatted(table.schema()))
                .execute(Tuple.of(ids))
                .mapEmpty();
    }

    /** Makes the events of the last stretch unpublished again; answers how many. */
    Future<Integer> replay(Duration last) {
        return connection
                .preparedQuery(REPLAY.formatted(table.schema()))
                .execute(Tuple.of((double) last.toSeconds()))
                .map(rows -> rows.rowCount());
    }

    /** Empties the slot that tomorrow needs, unless something in it was never published; answers whether it did. */
    Future<Boolean> emptyNextSlot(Instant now) {
        String slot = table.schema() + ".outbox_"
                + (now.getEpochSecond() / Duration.ofDays(1).toSeconds() + 1) % 3;
        return connection
                .query("select exists (select from %1$s) and not exists (select from %1$s where published_at is null)"
                        .formatted(slot))
                .execute()
                .compose(rows -> rows.iterator().next().getBoolean(0)
                        ? connection.query("truncate " + slot).execute().map(true)
                        : Future.succeededFuture(false));
    }
}
