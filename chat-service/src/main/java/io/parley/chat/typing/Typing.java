package io.parley.chat.typing;

import io.parley.chat.ChatSettings;
import io.parley.chat.conversation.Conversations;
import io.parley.chat.conversation.StoredConversation;
import io.parley.chat.id.ConversationId;
import io.parley.chat.live.LivePublisher;
import io.parley.chat.live.LiveReceiver;
import io.parley.chat.session.Session;
import io.parley.chat.session.SessionListener;
import io.parley.chat.session.Subscriptions;
import io.parley.chat.typing.TypingBoard.Typist;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.frame.TypingState;
import io.parley.contracts.live.LiveItem;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who types. Every instance keeps a board of its own, and ends by itself what nobody renews: so it ends also when the
 * typist's instance was killed. Each subscriber hears of a begin and of an end, once.
 */
@ApplicationScoped
public class Typing implements LiveReceiver, SessionListener {

    private static final long LOOK_MILLIS = 500;

    private final Subscriptions subscriptions;
    private final LivePublisher live;
    private final Conversations conversations;
    private final TypingBoard board;
    /** What each session here types in; for the moment it goes away. */
    private final ConcurrentHashMap<Session, Set<ConversationId>> typing = new ConcurrentHashMap<>();

    public Typing(
            Subscriptions subscriptions,
            LivePublisher live,
            Conversations conversations,
            ChatSettings settings,
            Vertx vertx) {
        this.subscriptions = subscriptions;
        this.live = live;
        this.conversations = conversations;
        this.board =
                new TypingBoard(settings.typing().lasts(), settings.typing().maxTypists());
        vertx.setPeriodic(LOOK_MILLIS, tick -> endExpired());
    }

    /** A device says that its user types in a conversation that is open, or has stopped. */
    public void set(Session session, StoredConversation conversation, TypingState state) {
        if (state == TypingState.ON) {
            typing.computeIfAbsent(session, first -> ConcurrentHashMap.newKeySet(1))
                    .add(conversation.id());
        } else {
            forget(session, conversation.id());
        }
        change(new Typist(conversation.id(), session.userId()), state);
        live.publish(item(new Typist(conversation.id(), session.userId()), state));
    }

    /** A message ends the typing of who sent it. */
    public void sent(ConversationId conversation, String sender) {
        change(new Typist(conversation, sender), TypingState.OFF);
    }

    @Override
    public void message(LiveItem.NewMessage message) {
        ConversationId conversation = ConversationId.parse(message.conversationId());
        if (conversation != null) {
            sent(conversation, message.senderId());
        }
    }

    @Override
    public void typing(LiveItem.Typing item) {
        ConversationId conversation = ConversationId.parse(item.conversationId());
        if (conversation != null) {
            change(new Typist(conversation, item.userId()), item.state());
        }
    }

    @Override
    public void closed(Session session) {
        Set<ConversationId> left = typing.remove(session);
        if (left != null) {
            for (ConversationId conversation : left) {
                Typist typist = new Typist(conversation, session.userId());
                change(typist, TypingState.OFF);
                live.publish(item(typist, TypingState.OFF));
            }
        }
    }

    private void forget(Session session, ConversationId conversation) {
        typing.computeIfPresent(session, (same, all) -> {
            all.remove(conversation);
            return all.isEmpty() ? null : all;
        });
    }

    private void change(Typist typist, TypingState state) {
        boolean isNews;
        synchronized (board) {
            isNews = state == TypingState.ON ? board.on(typist, System.currentTimeMillis()) : board.off(typist);
        }
        if (isNews) {
            show(typist, state);
        }
    }

    private void endExpired() {
        List<Typist> expired;
        synchronized (board) {
            expired = board.takeExpired(System.currentTimeMillis());
        }
        expired.forEach(typist -> show(typist, TypingState.OFF));
    }

    /** To those who listen; in a conversation that was blocked or closed meanwhile, to nobody. */
    private void show(Typist typist, TypingState state) {
        Set<Session> listeners = subscriptions.to(typist.conversation());
        if (listeners.isEmpty()) {
            return;
        }
        StoredConversation conversation = conversations.ifKnown(typist.conversation());
        if (state == TypingState.ON && conversation != null && !conversation.isOpen()) {
            return;
        }
        String frame = FrameWriter.write(
                new ServerFrame.ConversationTyping(typist.conversation().toString(), typist.user(), state));
        for (Session session : listeners) {
            if (!session.userId().equals(typist.user())) {
                session.sendPassing(frame);
            }
        }
    }

    private static LiveItem item(Typist typist, TypingState state) {
        return new LiveItem.Typing(typist.conversation().toString(), typist.user(), state);
    }
}
