package io.parley.chat.session;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.chat.id.ConversationId;
import io.parley.contracts.frame.CloseCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which sessions are open here: every device of each user, and who listens to a conversation. */
@ApplicationScoped
public class SessionRegistry {

    private final Map<String, Set<Session>> byUser = new ConcurrentHashMap<>();
    private final Map<ConversationId, Set<Session>> byConversation = new ConcurrentHashMap<>();

    public SessionRegistry(MeterRegistry metrics) {
        metrics.gaugeMapSize("parley.chat.users", List.of(), byUser);
        metrics.gaugeMapSize("parley.chat.conversations", List.of(), byConversation);
    }

    public void add(Session session) {
        add(byUser, session.userId(), session);
    }

    /** Takes the session out, wherever it is; harmless for one that is not here. */
    public void remove(Session session) {
        session.ended();
        remove(byUser, session.userId(), session);
        session.subscriptions().forEach(conversation -> remove(byConversation, conversation, session));
        session.subscriptions().clear();
    }

    public void subscribe(Session session, ConversationId conversation) {
        if (session.subscriptions().add(conversation)) {
            add(byConversation, conversation, session);
        }
    }

    /** To every device of the user. */
    public void send(String userId, String frame) {
        sendExcept(null, userId, frame);
    }

    /** To every device of the user but one. */
    public void sendExcept(Session exception, String userId, String frame) {
        for (Session session : byUser.getOrDefault(userId, Set.of())) {
            if (session != exception) {
                session.send(frame);
            }
        }
    }

    public void closeAll(CloseCode code) {
        byUser.values().forEach(sessions -> sessions.forEach(session -> session.close(code)));
    }

    private static <K> void add(Map<K, Set<Session>> index, K key, Session session) {
        index.compute(key, (same, sessions) -> {
            Set<Session> all = sessions == null ? ConcurrentHashMap.newKeySet(1) : sessions;
            all.add(session);
            return all;
        });
    }

    private static <K> void remove(Map<K, Set<Session>> index, K key, Session session) {
        index.computeIfPresent(key, (same, sessions) -> {
            sessions.remove(session);
            return sessions.isEmpty() ? null : sessions;
        });
    }
}
