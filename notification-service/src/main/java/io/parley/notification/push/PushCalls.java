package io.parley.notification.push;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.notification.NotificationSettings;
import io.parley.notification.telegram.TelegramAnswer;
import io.parley.notification.telegram.TelegramApi;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Makes the calls of what this instance has taken, each in its place, and sees to it that what became of them is written down. */
@ApplicationScoped
class PushCalls {

    private static final Logger LOG = Logger.getLogger(PushCalls.class);
    /** With a place every 40 ms, as many as are late by less may come together as Telegram takes in a second. */
    private static final Duration MOST_LATE = Duration.ofMillis(200);

    private static final Duration RECORD_PAUSE = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final PaceStore pace;
    private final TelegramApi telegram;
    private final RecordStore records;
    private final TokenState token;
    private final Duration step;
    /** How long after it was taken a push may still be sent. */
    private final Duration lastMoment;

    private final PushRecord.Rules rules;
    private final MeterRegistry metrics;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger unrecorded = new AtomicInteger();

    PushCalls(
            Vertx vertx,
            PaceStore pace,
            TelegramApi telegram,
            RecordStore records,
            TokenState token,
            NotificationSettings settings,
            MeterRegistry metrics) {
        this.vertx = vertx;
        this.pace = pace;
        this.telegram = telegram;
        this.records = records;
        this.token = token;
        this.metrics = metrics;
        NotificationSettings.Push push = settings.push();
        this.step = Duration.ofSeconds(1).dividedBy(push.perSecond());
        this.lastMoment = push.lease().dividedBy(2);
        this.rules = new PushRecord.Rules(
                push.chatPause(),
                push.tokenPause(),
                new Backoff(push.backoff(), push.maxBackoff()),
                push.maxAttempts());
    }

    /** Calls that wait for their place, for Telegram, or to be written down. */
    int underWay() {
        return underWay.get();
    }

    /** Whether something cannot be written down at the moment: taking more would only make more of it. */
    boolean isBehind() {
        return unrecorded.get() > 0;
    }

    /** @param wait until the job's place in the pace */
    void make(PushJob job, Duration wait) {
        underWay.incrementAndGet();
        place(wait, System.nanoTime() + lastMoment.toNanos())
                .compose(now -> telegram.send(job.message()))
                .compose(answer -> record(job, answer))
                .onFailure(fault -> LOG.warnf("a push waits for the end of its lease: %s", fault.getMessage()))
                .onComplete(done -> ended());
    }

    /**
     * Waits for the place. An instance that was held up has lost it and takes another one; so late that the lease may run out under the
     * call, it leaves the push to whoever finds it next.
     */
    private Future<Void> place(Duration wait, long latest) {
        long due = System.nanoTime() + wait.toNanos();
        return pause(wait).compose(elapsed -> {
            long now = System.nanoTime();
            if (now - latest > 0) {
                return Future.failedFuture("held up for too long");
            }
            return now - due <= MOST_LATE.toNanos()
                    ? Future.succeededFuture()
                    : pace.reserve(step).compose(next -> place(next, latest));
        });
    }

    private synchronized void ended() {
        underWay.decrementAndGet();
        notifyAll();
    }

    /** Blocks until nothing is under way, or for so long: what was sent is to be written down before this instance ends. */
    synchronized void drain(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (long left = limit.toMillis();
                underWay.get() > 0 && left > 0;
                left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    private Future<Void> pause(Duration pause) {
        return pause.toMillis() < 1
                ? Future.succeededFuture()
                : vertx.timer(pause.toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
    }

    private Future<Void> record(PushJob job, TelegramAnswer answer) {
        PushRecord record =
                rules.after(answer, job.attempts(), ThreadLocalRandom.current().nextDouble());
        metrics.counter("parley.notification.pushes", "outcome", record.outcome())
                .increment();
        token.answered(answer);
        return write(job, record);
    }

    /** Again and again: what was sent and is not written down would be sent once more when its lease runs out. */
    private Future<Void> write(PushJob job, PushRecord record) {
        return records.record(job, record).recover(away -> {
            LOG.warnf("what became of a push cannot be written down yet: %s", away.getMessage());
            unrecorded.incrementAndGet();
            return pause(RECORD_PAUSE)
                    .onComplete(elapsed -> unrecorded.decrementAndGet())
                    .compose(elapsed -> write(job, record));
        });
    }
}
