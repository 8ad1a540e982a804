package io.parley.notification.push;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.notification.NotificationSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Looks for what is due: at an interval, and when the delay of a message that came in here is over. */
@ApplicationScoped
public class PushWorker {

    private static final Logger LOG = Logger.getLogger(PushWorker.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** After PostgreSQL was away: first what was sent meanwhile is written down, by whichever instance has sent it. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(3);

    private final Vertx vertx;
    private final ClaimStore claims;
    private final PushCalls calls;
    private final TokenState token;
    private final NotificationSettings.Push settings;
    private final MeterRegistry metrics;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean waking = new AtomicBoolean();
    private final AtomicBoolean failing = new AtomicBoolean();
    private final AtomicLong delayMillis = new AtomicLong();
    private volatile long notBefore = System.nanoTime();
    private volatile boolean stopping;

    PushWorker(
            Vertx vertx,
            ClaimStore claims,
            PushCalls calls,
            TokenState token,
            NotificationSettings settings,
            MeterRegistry metrics) {
        this.vertx = vertx;
        this.claims = claims;
        this.calls = calls;
        this.token = token;
        this.settings = settings.push();
        this.metrics = metrics;
        metrics.gauge("parley.notification.push.delay.seconds", delayMillis, delay -> delay.get() / 1000.0);
    }

    void start(@Observes StartupEvent started) {
        if (!token.isThere()) {
            LOG.info("nothing is pushed: PARLEY_TELEGRAM_BOT_TOKEN is not set");
            return;
        }
        vertx.setPeriodic(settings.interval().toMillis(), tick -> look());
    }

    /** Waits for the calls under way, as long as they can take. */
    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        calls.drain(settings.connectTimeout().plus(settings.timeout()));
    }

    /** Something came that may have to be pushed when the delay is over. */
    public void wake() {
        if (token.isThere() && waking.compareAndSet(false, true)) {
            vertx.setTimer(settings.delay().toMillis() + 1, elapsed -> {
                waking.set(false);
                look();
            });
        }
    }

    private void look() {
        int room = token.allowed(settings.maxCalls() - calls.underWay());
        boolean isPaused = System.nanoTime() - notBefore < 0 || calls.isBehind();
        if (stopping || isPaused || room < 1 || !looking.compareAndSet(false, true)) {
            return;
        }
        claims.claim(room)
                .timeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(this::found)
                .onFailure(this::failed)
                .onComplete(done -> looking.set(false));
    }

    private void found(ClaimStore.Claim claim) {
        failing.set(false);
        delayMillis.set(claim.delay().toMillis());
        if (claim.plan() == null) {
            return;
        }
        claim.plan().outcomes().forEach((reason, threads) -> metrics.counter(
                        "parley.notification.pushes", "outcome", reason)
                .increment(threads));
        Duration wait = claim.first();
        for (PushJob job : claim.plan().jobs()) {
            calls.make(job, wait);
            wait = wait.plus(claim.step());
        }
    }

    /** What was taken by a claim that ended too late is due again when its lease runs out. */
    private void failed(Throwable failure) {
        notBefore = System.nanoTime() + PAUSE_AFTER_FAILURE.toNanos();
        if (failing.compareAndSet(false, true)) {
            LOG.warnf("what is due cannot be looked for: %s", failure.getMessage());
        }
    }
}
