package io.parley.chat.subscription;

import io.parley.chat.ChatSettings;
import io.parley.chat.conversation.Conversations;
import io.parley.chat.conversation.StoredConversation;
import io.parley.chat.id.ConversationId;
import io.parley.chat.session.Session;
import io.parley.chat.session.SessionListener;
import io.parley.chat.session.Subscriptions;
import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.CloseCode;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Which conversations a device listens to. */
@ApplicationScoped
public class Subscribing implements SessionListener {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Conversations conversations;
    private final Subscriptions subscriptions;
    private final ChatSettings.Session limits;

    public Subscribing(Conversations conversations, Subscriptions subscriptions, ChatSettings settings) {
        this.conversations = conversations;
        this.subscriptions = subscriptions;
        this.limits = settings.session();
    }

    /** Subscribes to those of the conversations that are the user's; one that is not is an error, and no hindrance to the others. */
    public Future<Void> subscribe(Session session, ClientFrame.Subscribe frame) {
        List<ConversationId> ids =
                frame.conversationIds().stream().map(ConversationId::parse).toList();
        return conversations
                .findAll(ids, session.userId())
                .timeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(found -> subscribe(session, frame, found))
                .onFailure(away ->
                        fail(session, ErrorCode.UNAVAILABLE, "Conversations cannot be read at the moment", frame.ref()))
                .mapEmpty();
    }

    private void subscribe(Session session, ClientFrame.Subscribe frame, List<StoredConversation> found) {
        List<String> subscribed = new ArrayList<>(found.size());
        boolean isFull = false;
        for (StoredConversation conversation :
                found.stream().filter(Objects::nonNull).toList()) {
            if (add(session, conversation)) {
                subscribed.add(conversation.id().toString());
            } else {
                isFull = true;
            }
        }
        if (!subscribed.isEmpty() || found.isEmpty()) {
            session.send(new ServerFrame.Subscribed(subscribed, frame.ref()));
        }
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i) == null) {
                String stranger = frame.conversationIds().get(i);
                fail(session, ErrorCode.CONVERSATION_NOT_FOUND, "No such conversation: " + stranger, frame.ref());
            }
        }
        if (isFull) {
            fail(session, ErrorCode.TOO_MANY_CONNECTIONS, "Too many subscriptions", frame.ref());
        }
    }

    /** Subscribes a session that went on here to what it had listened to elsewhere; closes it, for another try, where that fails. */
    public Future<Void> restore(Session session, List<String> conversationIds) {
        List<ConversationId> ids =
                conversationIds.stream().map(ConversationId::parse).toList();
        return conversations
                .findAll(ids, session.userId())
                .timeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(found -> found.stream().filter(Objects::nonNull).forEach(one -> add(session, one)))
                .onFailure(away -> session.close(CloseCode.TRY_AGAIN_LATER))
                .mapEmpty();
    }

    /** Answers whether the session listens to the conversation now. */
    public boolean add(Session session, StoredConversation conversation) {
        boolean hasRoom = subscriptions.contains(session, conversation.id())
                || subscriptions.count(session) < limits.maxSubscriptions()
                        && subscriptions.to(conversation.id()).size() < limits.maxSubscribers();
        if (hasRoom) {
            subscriptions.add(
                    session, conversation.id(), conversation.participants().besides(session.userId()));
            if (!session.isOpen()) {
                // Closed meanwhile: its end has been and gone.
                subscriptions.removeAll(session);
            }
        }
        return hasRoom;
    }

    public void unsubscribe(Session session, ClientFrame.Unsubscribe frame) {
        frame.conversationIds().stream()
                .map(ConversationId::parse)
                .filter(Objects::nonNull)
                .forEach(conversation -> subscriptions.remove(session, conversation));
        session.send(new ServerFrame.Unsubscribed(frame.conversationIds(), frame.ref()));
    }

    @Override
    public void closed(Session session) {
        subscriptions.removeAll(session);
    }

    private static void fail(Session session, ErrorCode code, String message, String ref) {
        session.send(new ServerFrame.Failure(code, message, ref));
    }
}
