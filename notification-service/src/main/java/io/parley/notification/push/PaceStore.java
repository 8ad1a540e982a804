package io.parley.notification.push;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** The row of {@code notification.pace}: how fast all instances together may send. */
@ApplicationScoped
class PaceStore {

    /** Where nothing is due, nothing is locked: that is how it is most of the time. */
    private static final String TAKE = """
            select now() as now, 1000 * extract(epoch from greatest(next_at - now(), interval '0'))::double precision as busy,
                coalesce(paused_until > now(), false) as paused
            from notification.pace
            where (
                select due_at from notification.thread
                where due_at <= now() and (claimed_until is null or claimed_until <= now())
                order by due_at
                limit 1) is not null
            for update skip locked
            """;

    /** By the clock, and not by the begin of the transaction: that may be a while ago. */
    private static final String RESERVE = """
            update notification.pace set next_at = greatest(next_at, clock_timestamp()) + $1 * interval '1 millisecond'
            returning 1000 * extract(epoch from next_at - $1 * interval '1 millisecond' - clock_timestamp())::double precision
            """;

    /**
     * Telegram does not say whether one chat had too much or all of them together. When another chat is refused while the first still has
     * to wait, it is all of them.
     */
    private static final String SLOWER = """
            update notification.pace set
                paused_until = case when refused_until > now() and refused_user <> $1
                    then greatest(paused_until, now() + $2 * interval '1 millisecond') else paused_until end,
                refused_user = $1,
                refused_until = now() + $2 * interval '1 millisecond'
            """;

    private final Pool pool;

    PaceStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * The pace, held for a transaction.
     *
     * @param busy for how long all places are taken
     */
    record Pace(Instant now, Duration busy, boolean isPaused) {}

    /** Holds the pace; answers null where another instance does, or nothing is due. */
    Future<Pace> take(SqlConnection transaction) {
        return transaction.preparedQuery(TAKE).execute().map(rows -> {
            if (rows.size() == 0) {
                return null;
            }
            Row pace = rows.iterator().next();
            return new Pace(
                    pace.getOffsetDateTime("now").toInstant(),
                    millis(pace.getDouble("busy")),
                    pace.getBoolean("paused"));
        });
    }

    /** Takes the next places, for so long together; answers how long it is to the first of them. */
    Future<Duration> reserve(SqlConnection transaction, Duration together) {
        return reserve((SqlClient) transaction, together);
    }

    /** The same for one, at once. */
    Future<Duration> reserve(Duration step) {
        return reserve(pool, step);
    }

    private static Future<Duration> reserve(SqlClient client, Duration together) {
        return client.preparedQuery(RESERVE)
                .execute(Tuple.of((double) together.toMillis()))
                .map(rows -> millis(rows.iterator().next().getDouble(0)));
    }

    /** Telegram told one chat to wait. */
    Future<Void> slower(String user, Duration pause) {
        return pool.preparedQuery(SLOWER)
                .execute(Tuple.of(user, (double) pause.toMillis()))
                .mapEmpty();
    }

    private static Duration millis(double millis) {
        return Duration.ofMillis((long) Math.ceil(Math.max(0, millis)));
    }
}
