package io.parley.chat.session;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.contracts.frame.CloseCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Which sessions are open here: every device of each user. */
@ApplicationScoped
public class SessionRegistry {

    private final Map<String, Set<Session>> byUser = new ConcurrentHashMap<>();
    /** Null as long as the instance is to stay. */
    private volatile CloseCode closing;

    public SessionRegistry(MeterRegistry metrics) {
        metrics.gaugeMapSize("parley.chat.users", List.of(), byUser);
    }

    public void add(Session session) {
        Index.add(byUser, session.userId(), session);
        CloseCode code = closing;
        if (code != null) {
            session.close(code);
        }
    }

    /** Takes the session out, for good; answers false for one that was taken out before. */
    public boolean remove(Session session) {
        Index.remove(byUser, session.userId(), session);
        return session.end();
    }

    /** Every device of the user. */
    public Set<Session> of(String userId) {
        return byUser.getOrDefault(userId, Set.of());
    }

    /** The users who have a device here, now. */
    public List<String> users() {
        return new ArrayList<>(byUser.keySet());
    }

    /** To every device of the user. */
    public void send(String userId, String frame) {
        of(userId).forEach(session -> session.send(frame));
    }

    public void forEach(Consumer<Session> each) {
        byUser.values().forEach(sessions -> sessions.forEach(each));
    }

    /** Closes all that are open, and at once whatever comes after. */
    public void closeAll(CloseCode code) {
        closing = code;
        forEach(session -> session.close(code));
    }
}
