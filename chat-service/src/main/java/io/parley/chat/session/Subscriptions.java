package io.parley.chat.session;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.chat.id.ConversationId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who listens to a conversation's typing, and to the presence of the other one in it. */
@ApplicationScoped
public class Subscriptions {

    /** A session listens to a user because of a conversation it has with that user. */
    public record Watcher(Session session, ConversationId conversation) {}

    private final Map<ConversationId, Set<Session>> byConversation = new ConcurrentHashMap<>();
    private final Map<String, Set<Watcher>> byWatched = new ConcurrentHashMap<>();

    public Subscriptions(MeterRegistry metrics) {
        metrics.gaugeMapSize("parley.chat.conversations", List.of(), byConversation);
    }

    /** @param other the one in the conversation who is not the session's user */
    public void add(Session session, ConversationId conversation, String other) {
        if (session.subscriptions().put(conversation, other) == null) {
            Index.add(byConversation, conversation, session);
            Index.add(byWatched, other, new Watcher(session, conversation));
        }
    }

    public void remove(Session session, ConversationId conversation) {
        String other = session.subscriptions().remove(conversation);
        if (other != null) {
            Index.remove(byConversation, conversation, session);
            Index.remove(byWatched, other, new Watcher(session, conversation));
        }
    }

    public void removeAll(Session session) {
        session.subscriptions().keySet().forEach(conversation -> remove(session, conversation));
    }

    public boolean contains(Session session, ConversationId conversation) {
        return session.subscriptions().containsKey(conversation);
    }

    public int count(Session session) {
        return session.subscriptions().size();
    }

    public Set<Session> to(ConversationId conversation) {
        return byConversation.getOrDefault(conversation, Set.of());
    }

    public Set<Watcher> watching(String userId) {
        return byWatched.getOrDefault(userId, Set.of());
    }
}
