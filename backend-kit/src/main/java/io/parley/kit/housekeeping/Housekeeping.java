package io.parley.kit.housekeeping;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Deletes the old rows of one table, some at a time. Every instance has the job; an advisory lock, held for the transaction of
 * one batch, lets one at a time do it.
 */
public final class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    private static final int BATCH = 1_000;
    static final int LOCKS = 0x50_4C_48_4B;
    private static final Duration PAUSE_BETWEEN_BATCHES = Duration.ofMillis(100);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final String TRY_LOCK = "select pg_try_advisory_xact_lock($1, hashtext($2))";

    private final Vertx vertx;
    private final Pool pool;
    private final String table;
    private final Duration keep;
    private final String delete;
    private boolean running;

    /**
     * @param table      with its schema
     * @param timeColumn when a row was written; with an index that finds the old ones
     * @param keep       how old a row may become
     */
    public Housekeeping(Vertx vertx, Pool pool, String table, String timeColumn, Duration keep) {
        this.vertx = vertx;
        this.pool = pool;
        this.table = table;
        this.keep = keep;
        this.delete = """
                delete from %1$s where ctid = any (array(
                    select ctid from %1$s where %2$s < now() - $1 * interval '1 second' limit $2))
                """.formatted(table, timeColumn);
    }

    /** Looks for old rows from now on, and again after each interval. */
    public void every(Duration interval) {
        vertx.setPeriodic(interval.toMillis(), tick -> {
            if (!running) {
                running = true;
                sweep().onComplete(done -> {
                    running = false;
                    if (done.failed()) {
                        LOG.warnf(
                                "old rows of %s stay for now: %s",
                                table, done.cause().getMessage());
                    } else if (done.result() > 0) {
                        LOG.debugf("%d old rows of %s are gone", done.result(), table);
                    }
                });
            }
        });
    }

    /** Deletes until nothing old is left or another instance is at it; answers how many rows. */
    public Future<Integer> sweep() {
        return sweep(0);
    }

    private Future<Integer> sweep(int before) {
        return pool.withTransaction(this::batch)
                .timeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .compose(deleted -> deleted < BATCH
                        ? Future.succeededFuture(before + deleted)
                        : vertx.timer(PAUSE_BETWEEN_BATCHES.toMillis(), TimeUnit.MILLISECONDS)
                                .compose(rested -> sweep(before + deleted)));
    }

    private Future<Integer> batch(SqlConnection transaction) {
        return transaction
                .preparedQuery(TRY_LOCK)
                .execute(Tuple.of(LOCKS, table))
                .compose(locked -> locked.iterator().next().getBoolean(0)
                        ? transaction
                                .preparedQuery(delete)
                                .execute(Tuple.of((double) keep.toSeconds(), BATCH))
                                .map(rows -> rows.rowCount())
                        : Future.succeededFuture(0));
    }
}
