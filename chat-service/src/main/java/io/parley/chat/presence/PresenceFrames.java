package io.parley.chat.presence;

import io.parley.chat.session.Session;
import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.Presence;
import io.parley.contracts.frame.ServerFrame;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** What a device asks and says about presence. */
@ApplicationScoped
public class PresenceFrames {

    private static final Logger LOG = Logger.getLogger(PresenceFrames.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final PresenceStore store;
    private final PresenceAnnouncer announcer;

    PresenceFrames(PresenceStore store, PresenceAnnouncer announcer) {
        this.store = store;
        this.announcer = announcer;
    }

    public Future<?> get(Session session, ClientFrame.PresenceGet get) {
        return visibleTo(session.userId(), get.userIds())
                .onSuccess(found -> session.send(new ServerFrame.PresenceState(found, get.ref())))
                .onFailure(failure -> unavailable(session, get.ref(), failure));
    }

    public Future<?> set(Session session, ClientFrame.PresenceSet set) {
        return limited(store.setStatus(session.userId(), set.status()))
                .onSuccess(presence -> announcer.announce(presence, session, set.ref()))
                .onFailure(failure -> unavailable(session, set.ref(), failure));
    }

    /** The presence of those among the users of whom the asker may know. */
    public Future<List<Presence>> visibleTo(String asker, List<String> users) {
        return limited(store.visibleTo(asker, users.stream().distinct().toList()));
    }

    private static void unavailable(Session session, String ref, Throwable failure) {
        LOG.debugf("presence: %s", failure.getMessage());
        session.send(
                new ServerFrame.Failure(ErrorCode.UNAVAILABLE, "Presence cannot be read or stored at the moment", ref));
    }

    private static <T> Future<T> limited(Future<T> answer) {
        return answer.timeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
