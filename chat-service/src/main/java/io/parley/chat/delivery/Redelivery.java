package io.parley.chat.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.chat.ChatSettings;
import io.parley.chat.message.MessageStore;
import io.parley.chat.message.StoredMessage;
import io.parley.chat.session.AckWindows.Unacknowledged;
import io.parley.chat.session.Session;
import io.parley.chat.session.SessionListener;
import io.parley.contracts.frame.CloseCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends again what a device was shown and has not acknowledged, and closes the socket of one that never does. Messages are read
 * again for it, a page at most each time: a device that acknowledges nothing gets its oldest ones.
 */
@ApplicationScoped
public class Redelivery implements SessionListener {

    private static final Logger LOG = Logger.getLogger(Redelivery.class);

    private final MessageStore messages;
    private final ChatSettings.Delivery settings;
    private final Counter redelivered;
    private final Set<Session> acknowledging = ConcurrentHashMap.newKeySet();
    private boolean running;

    public Redelivery(Vertx vertx, MessageStore messages, ChatSettings settings, MeterRegistry metrics) {
        this.messages = messages;
        this.settings = settings.delivery();
        this.redelivered = metrics.counter("parley.chat.redelivered");
        vertx.setPeriodic(settings.delivery().redeliveryCheck().toMillis(), tick -> look());
    }

    @Override
    public void opened(Session session) {
        if (session.places().acks().areAsked()) {
            acknowledging.add(session);
        }
    }

    @Override
    public void closed(Session session) {
        acknowledging.remove(session);
    }

    /** One look at a time: what one has to read may take longer than the pause to the next. */
    private void look() {
        if (running) {
            return;
        }
        running = true;
        Future<Void> done = Future.succeededFuture();
        for (Session session : acknowledging) {
            List<Unacknowledged> again = session.places().acks().takeUnacknowledged();
            if (again == null) {
                session.close(CloseCode.DEAD_PEER);
                continue;
            }
            for (Unacknowledged open : again) {
                done = done.compose(before -> send(session, open));
            }
        }
        done.onComplete(ended -> running = false);
    }

    /** The oldest, as many as the socket has room for; the others' time comes again. */
    private void sendAgain(Session session, List<StoredMessage> found) {
        Frames frames = new Frames();
        for (StoredMessage message : found) {
            if (!session.hasRoom()) {
                return;
            }
            if (!message.senderId().equals(session.userId())) {
                session.send(frames.of(message, session.userId()));
                redelivered.increment();
            }
        }
    }

    private static long lastOfOthers(Session session, List<StoredMessage> found, Unacknowledged open) {
        return found.stream()
                .filter(message -> !message.senderId().equals(session.userId()))
                .mapToLong(StoredMessage::seq)
                .max()
                .orElse(open.after());
    }

    private Future<Void> send(Session session, Unacknowledged open) {
        int page = (int) Math.min(settings.pageSize(), open.upTo() - open.after());
        return messages.after(open.conversation(), open.after(), page)
                .timeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .map(found -> {
                    sendAgain(session, found);
                    if (found.size() < settings.pageSize()) {
                        session.places().acks().expectOnly(open, lastOfOthers(session, found, open));
                    }
                    return (Void) null;
                })
                .recover(failure -> {
                    LOG.warnf("unacknowledged messages were not sent again: %s", failure.getMessage());
                    return Future.succeededFuture();
                });
    }
}
