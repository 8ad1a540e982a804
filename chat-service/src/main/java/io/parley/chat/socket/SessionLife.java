package io.parley.chat.socket;

import io.parley.chat.ChatSettings;
import io.parley.chat.session.Session;
import io.parley.chat.session.SessionListener;
import io.parley.chat.session.SessionRegistry;
import io.parley.contracts.frame.ServerFrame;
import io.parley.kit.token.Verdict;
import io.quarkus.arc.All;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A session from its begin to its end, which comes with its socket's or with its token's. */
@ApplicationScoped
class SessionLife {

    /** How long a connection is kept for the close that is on its way. */
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final SessionRegistry sessions;
    private final List<SessionListener> listeners;
    private final Duration notice;
    private final Clock clock;

    SessionLife(
            Vertx vertx,
            SessionRegistry sessions,
            @All List<SessionListener> listeners,
            ChatSettings settings,
            Clock clock) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.listeners = listeners;
        this.notice = settings.session().expiryNotice();
        this.clock = clock;
    }

    void begin(Session session, Instant tokenExpiry) {
        session.whenClosing(() -> limitClosing(session));
        sessions.add(session);
        listeners.forEach(listener -> listener.opened(session));
        renew(session, tokenExpiry);
    }

    /** The session's token runs out then; answers in how many seconds that is. */
    long renew(Session session, Instant tokenExpiry) {
        vertx.cancelTimer(session.expiryTimer());
        Duration left = Duration.between(clock.instant(), tokenExpiry);
        if (left.compareTo(notice) > 0) {
            session.expiryTimer(
                    vertx.setTimer(left.minus(notice).toMillis(), soon -> announceExpiry(session, tokenExpiry)));
        } else {
            announceExpiry(session, tokenExpiry);
        }
        return left.toSeconds();
    }

    /** The socket is gone, or not to be waited for any longer; harmless the second time. */
    void end(Session session) {
        vertx.cancelTimer(session.expiryTimer());
        if (sessions.remove(session)) {
            listeners.forEach(listener -> listener.closed(session));
        }
    }

    /** A client that does not read can keep its socket from closing for ever; the session ends all the same. */
    private void limitClosing(Session session) {
        vertx.setTimer(CLOSE_LIMIT.toMillis(), late -> {
            session.closeNow();
            end(session);
        });
    }

    private void announceExpiry(Session session, Instant expiry) {
        Duration left = Duration.between(clock.instant(), expiry);
        session.send(new ServerFrame.AuthExpiring(Math.max(0, Math.round(left.toMillis() / 1000.0))));
        session.expiryTimer(vertx.setTimer(
                Math.max(1, left.toMillis()),
                expired -> session.close(
                        Verdict.Refused.EXPIRED.error(),
                        Verdict.Refused.EXPIRED.message(),
                        Verdict.Refused.EXPIRED.close())));
    }
}
