package io.parley.chat.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.chat.ChatSettings;
import io.parley.chat.id.ConversationId;
import io.parley.chat.message.MessageStore;
import io.parley.chat.message.StoredMessage;
import io.parley.chat.session.Places.Missing;
import io.parley.chat.session.Session;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Reads what sessions lack, one conversation at a time for all that lack something of it: see the package's page. At most so
 * many conversations are read at once as a setting says; the others wait in line, each of them once. A socket that is slower than
 * its page holds up nobody else.
 */
@ApplicationScoped
public class CatchUp {

    private static final Logger LOG = Logger.getLogger(CatchUp.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final MessageStore messages;
    private final ChatSettings.Delivery settings;
    private final Counter reads;
    private final Counter filled;

    /** Guarded by this, like all below: who waits for what; a conversation in here is in line, or its grace runs. */
    private final Map<ConversationId, Set<Session>> waiting = new HashMap<>();

    private final Queue<ConversationId> line = new ArrayDeque<>();
    private int reading;

    public CatchUp(Vertx vertx, MessageStore messages, ChatSettings settings, MeterRegistry metrics) {
        this.vertx = vertx;
        this.messages = messages;
        this.settings = settings.delivery();
        this.reads = metrics.counter("parley.chat.catchup.reads");
        this.filled = metrics.counter("parley.chat.catchup.messages");
    }

    /** The session lacks something of the conversation, and will be brought up to date. */
    public void request(ConversationId conversation, Session session) {
        synchronized (this) {
            Set<Session> others = waiting.get(conversation);
            if (others != null) {
                others.add(session);
                return;
            }
            waiting.put(conversation, new HashSet<>(Set.of(session)));
        }
        // What is missing is mostly late and not lost: another instance's message, a moment behind one of ours.
        vertx.setTimer(settings.grace().toMillis(), late -> enqueue(conversation));
    }

    private void enqueue(ConversationId conversation) {
        synchronized (this) {
            line.add(conversation);
        }
        readNext();
    }

    private void readNext() {
        ConversationId next;
        Set<Session> sessions;
        synchronized (this) {
            if (reading == settings.catchUps() || line.isEmpty()) {
                return;
            }
            reading++;
            next = line.remove();
            sessions = waiting.remove(next);
        }
        bring(next, sessions).onComplete(done -> {
            synchronized (this) {
                reading--;
            }
            // Not at once: where nothing had to be read, one would call the next as deep as the line is long.
            vertx.runOnContext(free -> readNext());
        });
    }

    /** Ends when nobody of them lacks anything, or what failed is to be tried again later. */
    private Future<Void> bring(ConversationId conversation, Set<Session> sessions) {
        Promise<Void> ended = Promise.promise();
        round(conversation, sessions, ended);
        return ended.future().recover(failure -> {
            LOG.warnf("messages that are missing cannot be read; trying again: %s", failure.getMessage());
            vertx.setTimer(
                    PAUSE_AFTER_FAILURE.toMillis(),
                    later -> sessions.forEach(session -> requestAgain(conversation, session)));
            return Future.succeededFuture();
        });
    }

    private void requestAgain(ConversationId conversation, Session session) {
        if (missing(conversation, session) != null) {
            request(conversation, session);
        }
    }

    /** Goes on by callbacks: a chain of futures would be as deep as many pages are missing. */
    private void round(ConversationId conversation, Set<Session> sessions, Promise<Void> ended) {
        sessions.removeIf(session -> missing(conversation, session) == null || putAside(conversation, session));
        if (sessions.isEmpty()) {
            ended.complete();
            return;
        }
        Session newcomer = sessions.stream()
                .filter(session -> isNewcomer(conversation, session))
                .findAny()
                .orElse(null);
        (newcomer == null ? read(conversation, sessions) : findBegin(conversation, newcomer))
                .onFailure(ended::fail)
                .onSuccess(done -> round(conversation, sessions, ended));
    }

    /** For a socket that has not taken what it has nothing is read before it has. */
    private boolean putAside(ConversationId conversation, Session session) {
        if (session.hasRoom()) {
            return false;
        }
        session.drained().onComplete(taken -> requestAgain(conversation, session));
        return true;
    }

    private static boolean isNewcomer(ConversationId conversation, Session session) {
        Missing missing = missing(conversation, session);
        return missing != null && missing.last() == null;
    }

    private Future<Void> findBegin(ConversationId conversation, Session session) {
        reads.increment();
        Missing missing = missing(conversation, session);
        return missing == null
                ? Future.succeededFuture()
                : limited(messages.lastBefore(
                                conversation, missing.newest(), session.places().since()))
                        .map(last -> {
                            session.places().begin(conversation, last);
                            session.places().settle(conversation);
                            return null;
                        });
    }

    private Future<Void> read(ConversationId conversation, Set<Session> sessions) {
        long last = Long.MAX_VALUE;
        for (Session session : sessions) {
            Missing missing = missing(conversation, session);
            if (missing != null && missing.last() != null) {
                last = Math.min(last, missing.last());
            }
        }
        if (last == Long.MAX_VALUE) {
            return Future.succeededFuture();
        }
        reads.increment();
        return limited(messages.after(conversation, last, settings.pageSize())).compose(page -> {
            if (page.isEmpty()) {
                LOG.error("messages that were announced are not there; has PostgreSQL been set back?");
                sessions.forEach(session -> session.places().abandon(conversation));
                return Future.succeededFuture();
            }
            filled.increment(page.size());
            Frames frames = new Frames();
            sessions.removeIf(session -> !handOver(conversation, session, page, frames));
            return Future.succeededFuture();
        });
    }

    /** Answers whether the session has the page now; one that has to wait for the rest goes on by itself. */
    private boolean handOver(ConversationId conversation, Session session, List<StoredMessage> page, Frames frames) {
        HandOver handOver = new HandOver(conversation, session, page);
        if (session.link().awaitsAnswers() && hasOwn(session, page)) {
            // A session's own message is shown by its answer, which may be on the way: shown before, it would be shown
            // twice.
            session.link().whenSendsAreAnswered(() -> goOn(conversation, session, handOver));
            return false;
        }
        if (!handOver.proceed(frames)) {
            session.drained().onComplete(taken -> goOn(conversation, session, handOver));
            return false;
        }
        return true;
    }

    private void goOn(ConversationId conversation, Session session, HandOver handOver) {
        if (handOver.proceed(new Frames())) {
            requestAgain(conversation, session);
        } else {
            session.drained().onComplete(taken -> goOn(conversation, session, handOver));
        }
    }

    private static boolean hasOwn(Session session, List<StoredMessage> page) {
        return page.stream().anyMatch(message -> message.senderId().equals(session.userId()));
    }

    private static Missing missing(ConversationId conversation, Session session) {
        return session.isOpen() ? session.places().missing(conversation) : null;
    }

    private <T> Future<T> limited(Future<T> answer) {
        return answer.timeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    }
}
