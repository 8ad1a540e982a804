package io.parley.chat.time;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The time as PostgreSQL has it, which stamps every message: how far its clock is from ours is measured again and again. */
@ApplicationScoped
public class DatabaseTime {

    private static final Logger LOG = Logger.getLogger(DatabaseTime.class);
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    /** An answer that took longer says too little. */
    private static final Duration LONGEST_ROUND_TRIP = Duration.ofMillis(200);

    private final Vertx vertx;
    private final Pool pool;
    private final Clock clock;
    private volatile Duration ahead = Duration.ZERO;

    public DatabaseTime(Vertx vertx, Pool pool, Clock clock) {
        this.vertx = vertx;
        this.pool = pool;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        measure();
        vertx.setPeriodic(INTERVAL.toMillis(), tick -> measure());
    }

    public Instant now() {
        return of(clock.instant());
    }

    /** What PostgreSQL's clock showed at a moment of ours. */
    public Instant of(Instant ours) {
        return ours.plus(ahead);
    }

    private Future<Void> measure() {
        Instant asked = clock.instant();
        return pool.query("select clock_timestamp()")
                .execute()
                .timeout(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(rows -> {
                    Duration roundTrip = Duration.between(asked, clock.instant());
                    if (roundTrip.compareTo(LONGEST_ROUND_TRIP) <= 0) {
                        Instant theirs =
                                rows.iterator().next().getOffsetDateTime(0).toInstant();
                        ahead = Duration.between(asked.plus(roundTrip.dividedBy(2)), theirs);
                    }
                })
                .onFailure(away -> LOG.debugf("PostgreSQL's clock was not read: %s", away.getMessage()))
                .mapEmpty();
    }
}
