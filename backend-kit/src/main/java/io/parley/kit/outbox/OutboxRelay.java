package io.parley.kit.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.kit.batch.Batcher;
import io.parley.kit.broker.EventPublisher;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Publishes the outbox: see the package's page. One thread, which may block, with a connection of its own. */
public final class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(10);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(10);

    private final Pool pool;
    private final OutboxTable table;
    private final OutboxSettings settings;
    private final Clock clock;
    private final Counter published;
    private final EventPublisher publisher = new EventPublisher(this::wake);
    private final Batcher<Boolean> othersToWake = new Batcher<>(1, 1, this::wakeOthers);
    private final Semaphore work = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "outbox-relay");
    private volatile boolean stopped;

    /** Written by the relay's thread; read by whoever commits, to see who has to be woken. */
    private volatile Set<Short> held = Set.of();

    private boolean replayed;

    public OutboxRelay(Pool pool, OutboxTable table, OutboxSettings settings, Clock clock, MeterRegistry metrics) {
        this.pool = pool;
        this.table = table;
        this.settings = settings;
        this.clock = clock;
        this.published = metrics.counter("parley." + table.schema() + ".outbox.published");
        metrics.gauge("parley." + table.schema() + ".outbox.lanes", this, relay -> relay.held.size());
        thread.setDaemon(true);
    }

    /** The relay's part on the broker link. */
    public EventPublisher publisher() {
        return publisher;
    }

    public void start() {
        thread.start();
    }

    public void stop() {
        stopped = true;
        thread.interrupt();
    }

    /** Something was committed here. Where another instance holds lanes, it is woken too. */
    public void wake() {
        work.release();
        if (held.size() < Lanes.COUNT && !stopped) {
            // One on its way and one after it wake for everything that was committed before they went.
            othersToWake.offer(Boolean.TRUE);
        }
    }

    private Future<Void> wakeOthers(List<Boolean> once) {
        return pool.query("notify " + OutboxStore.wakeChannel(table))
                .execute()
                .<Void>mapEmpty()
                .onFailure(lost -> LOG.debugf("a wake-up was lost; the timer stands in: %s", lost.getMessage()));
    }

    private void run() {
        while (!stopped) {
            try {
                serve();
            } catch (InterruptedException stopping) {
                return;
            } catch (ExecutionException | TimeoutException | IOException | RuntimeException failure) {
                LOG.warnf("events wait in the outbox: %s", failure.getMessage());
            }
            held = Set.of();
            sleep();
        }
    }

    /** Works with one connection until it fails; with it end the locks on the lanes. */
    private void serve() throws InterruptedException, ExecutionException, TimeoutException, IOException {
        SqlConnection connection = connection();
        try {
            OutboxStore store = new OutboxStore(connection, table);
            PgConnection.cast(connection).notificationHandler(woken -> work.release());
            await(store.begin());
            if (!replayed && !settings.replayAtStart().isZero()) {
                LOG.infof("%d events are published again", await(store.replay(settings.replayAtStart())));
                replayed = true;
            }
            Timer claims = new Timer(settings.claimInterval());
            Timer sweeps = new Timer(SWEEP_INTERVAL);
            while (!stopped) {
                if (claims.isDue()) {
                    claimFairShare(store);
                }
                if (publisher.isReady()) {
                    publishAll(store);
                }
                if (held.contains((short) 0) && sweeps.isDue()) {
                    await(store.emptyNextSlot(clock.instant()));
                }
                TimeUnit.MILLISECONDS.sleep(settings.gathering().toMillis());
                work.tryAcquire(settings.interval().toMillis(), TimeUnit.MILLISECONDS);
                work.drainPermits();
            }
        } finally {
            // Not back into the pool: its locks must end with it.
            PgConnection.cast(connection).notificationHandler(null);
            connection.query("select pg_advisory_unlock_all()").execute().onComplete(done -> connection.close());
        }
    }

    /** One that comes too late goes back. */
    private SqlConnection connection() throws InterruptedException, ExecutionException, TimeoutException {
        Future<SqlConnection> asked = pool.getConnection();
        try {
            return await(asked);
        } catch (InterruptedException | TimeoutException late) {
            asked.onSuccess(SqlConnection::close);
            throw late;
        }
    }

    private void publishAll(OutboxStore store)
            throws InterruptedException, ExecutionException, TimeoutException, IOException {
        List<OutboxRow> rows;
        do {
            rows = held.isEmpty() ? List.of() : await(store.unpublished(held, settings.maxBatch()));
            if (!rows.isEmpty()) {
                publisher.publish(rows.stream().map(OutboxRow::event).toList());
                await(store.markPublished(rows));
                published.increment(rows.size());
            }
        } while (rows.size() == settings.maxBatch());
    }

    private void claimFairShare(OutboxStore store) throws InterruptedException, ExecutionException, TimeoutException {
        int share = Lanes.fairShare(await(store.countAlive()));
        Set<Short> lanes = new TreeSet<>(held);
        for (short lane = 0; lane < Lanes.COUNT; lane++) {
            if (lanes.size() > share && lanes.remove(lane)) {
                await(store.unlock(lane));
            } else if (lanes.size() < share && !lanes.contains(lane) && await(store.tryLock(lane))) {
                lanes.add(lane);
            }
        }
        if (!lanes.equals(held)) {
            LOG.infof("this instance relays %d of %d lanes", lanes.size(), Lanes.COUNT);
            held = Set.copyOf(lanes);
        }
    }

    private static <T> T await(Future<T> answer) throws InterruptedException, ExecutionException, TimeoutException {
        return answer.toCompletionStage().toCompletableFuture().get(STATEMENT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_AFTER_FAILURE.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Is due at once, and then again after each interval. */
    private static final class Timer {
        private final long interval;
        private long due = System.nanoTime();

        Timer(Duration interval) {
            this.interval = interval.toNanos();
        }

        boolean isDue() {
            long now = System.nanoTime();
            if (now - due < 0) {
                return false;
            }
            due = now + interval;
            return true;
        }
    }
}
