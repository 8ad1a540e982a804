package io.parley.chat.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.chat.ChatSettings;
import io.parley.chat.conversation.HeadStore;
import io.parley.chat.id.ConversationId;
import io.parley.chat.live.LiveReceiver;
import io.parley.chat.session.Session;
import io.parley.chat.session.SessionRegistry;
import io.parley.chat.time.DatabaseTime;
import io.parley.contracts.live.LiveItem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * After a loss on the live exchange: asks PostgreSQL which conversations of the users here have moved on since, and lets every
 * session that lags behind catch up. One check runs at a time; what is asked for meanwhile is the next one.
 */
@ApplicationScoped
public class HeadCheck implements LiveReceiver {

    private static final Logger LOG = Logger.getLogger(HeadCheck.class);
    private static final int USERS_AT_ONCE = 500;
    /** A sign of life was on its way for so long at most when it was heard. */
    private static final Duration TRANSIT = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final SessionRegistry sessions;
    private final HeadStore heads;
    private final Delivery delivery;
    private final DatabaseTime databaseTime;
    private final ChatSettings.Delivery settings;
    /** How much earlier than it was told of a message may have been stored. */
    private final Duration margin;

    private final Counter checks;

    /** Guarded by this: since when something may be missing, or null; and whether a check is planned or runs. */
    private Instant asked;

    /** Guarded by this: users with a session that came from another instance, and since when it may lack something. */
    private Map<String, Instant> newcomers = new HashMap<>();

    private boolean busy;

    public HeadCheck(
            Vertx vertx,
            SessionRegistry sessions,
            HeadStore heads,
            Delivery delivery,
            DatabaseTime databaseTime,
            ChatSettings settings,
            MeterRegistry metrics) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.heads = heads;
        this.delivery = delivery;
        this.databaseTime = databaseTime;
        this.settings = settings.delivery();
        // A message's time is that of its transaction's begin.
        this.margin = TRANSIT.plus(settings.writer().timeout()).plus(this.settings.clockTolerance());
        this.checks = metrics.counter("parley.chat.headchecks");
    }

    @Override
    public void lost(Instant since) {
        synchronized (this) {
            askFrom(since);
            if (busy) {
                return;
            }
            busy = true;
        }
        plan();
    }

    /** A session came from another instance, and may have missed something in between. */
    public void resumed(Session session, Instant lostSince) {
        Instant since = lostSince.minus(margin);
        synchronized (this) {
            newcomers.merge(session.userId(), since, HeadCheck::earlier);
            if (busy) {
                return;
            }
            busy = true;
        }
        plan();
    }

    private void askFrom(Instant since) {
        asked = asked == null ? since : earlier(asked, since);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Not at once: what is only late arrives meanwhile, and one check serves many losses. */
    private void plan() {
        vertx.setTimer(settings.headCheckPause().toMillis(), due -> run());
    }

    private void run() {
        Instant since;
        Map<String, Instant> resumed;
        synchronized (this) {
            since = asked;
            asked = null;
            resumed = newcomers;
            newcomers = new HashMap<>();
        }
        checks.increment();
        checkAll(since).compose(done -> checkNewcomers(resumed)).onComplete(checked -> {
            if (checked.failed()) {
                LOG.warnf(
                        "what was missed cannot be looked up; trying again: %s",
                        checked.cause().getMessage());
                again(since, resumed);
            }
            finished();
        });
    }

    private Future<Void> checkAll(Instant since) {
        return since == null
                ? Future.succeededFuture()
                : check(sessions.users(), 0, databaseTime.of(since).minus(margin));
    }

    private Future<Void> checkNewcomers(Map<String, Instant> resumed) {
        return resumed.values().stream()
                .min(Instant::compareTo)
                .map(since -> check(List.copyOf(resumed.keySet()), 0, since))
                .orElse(Future.succeededFuture());
    }

    private synchronized void again(Instant since, Map<String, Instant> resumed) {
        if (since != null) {
            askFrom(since);
        }
        resumed.forEach((user, from) -> newcomers.merge(user, from, HeadCheck::earlier));
    }

    private void finished() {
        synchronized (this) {
            busy = asked != null || !newcomers.isEmpty();
            if (!busy) {
                return;
            }
        }
        plan();
    }

    private Future<Void> check(List<String> users, int from, Instant since) {
        if (from >= users.size()) {
            return Future.succeededFuture();
        }
        List<String> page = users.subList(from, Math.min(users.size(), from + USERS_AT_ONCE));
        return heads.movedSince(page, since)
                .timeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .compose(moved -> {
                    moved.forEach(this::learn);
                    return check(users, from + USERS_AT_ONCE, since);
                });
    }

    private void learn(HeadStore.Head head) {
        ConversationId conversation = head.conversation();
        delivery.learn(
                conversation,
                new LiveItem.Head(
                        conversation.toString(),
                        head.lastSeq(),
                        head.lastMessageAt(),
                        head.participants().ids()),
                null);
    }
}
