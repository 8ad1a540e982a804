package io.parley.chat.socket;

import io.parley.chat.conversation.Blocks;
import io.parley.chat.conversation.Conversations;
import io.parley.chat.conversation.StoredConversation;
import io.parley.chat.id.ConversationId;
import io.parley.chat.id.MessageId;
import io.parley.chat.presence.PresenceFrames;
import io.parley.chat.receipt.ReceiptAnswer;
import io.parley.chat.receipt.Receipts;
import io.parley.chat.session.Session;
import io.parley.chat.subscription.Subscribing;
import io.parley.chat.sync.Sync;
import io.parley.chat.typing.Typing;
import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.kit.problem.ProblemException;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** What the frames about conversations call, all but a message's own. */
@ApplicationScoped
public class ConversationFrames {

    private static final Logger LOG = Logger.getLogger(ConversationFrames.class);

    private final Conversations conversations;
    private final Subscribing subscribing;
    private final Receipts receipts;
    private final Typing typing;
    private final PresenceFrames presence;
    private final Sync sync;
    private final Blocks blocks;

    public ConversationFrames(
            Conversations conversations,
            Subscribing subscribing,
            Receipts receipts,
            Typing typing,
            PresenceFrames presence,
            Sync sync,
            Blocks blocks) {
        this.conversations = conversations;
        this.subscribing = subscribing;
        this.receipts = receipts;
        this.typing = typing;
        this.presence = presence;
        this.sync = sync;
        this.blocks = blocks;
    }

    /** @param number the frame's number on its link */
    void dispatch(Session session, ClientFrame frame, long number) {
        if (frame instanceof ClientFrame.MessageAck ack) {
            acknowledge(session, ack, number);
        } else if (frame instanceof ClientFrame.ReadSet read) {
            receipts.read(
                    read.conversationId(), session.userId(), read.upToMessageId(), answer(session, frame, number));
        } else {
            act(session, frame).onComplete(done -> session.settle(number));
        }
    }

    /** Ends when the frame has had all its effects, and its answer. */
    private Future<?> act(Session session, ClientFrame frame) {
        if (frame instanceof ClientFrame.TypingSet set) {
            return session.inTurn(() -> type(session, set));
        } else if (frame instanceof ClientFrame.Subscribe subscribe) {
            return session.inTurn(() -> subscribing.subscribe(session, subscribe));
        } else if (frame instanceof ClientFrame.Unsubscribe unsubscribe) {
            return session.inTurn(() -> {
                subscribing.unsubscribe(session, unsubscribe);
                return Future.succeededFuture();
            });
        } else if (frame instanceof ClientFrame.PresenceGet get) {
            return presence.get(session, get);
        } else if (frame instanceof ClientFrame.PresenceSet set) {
            return session.inTurn(() -> presence.set(session, set));
        } else if (frame instanceof ClientFrame.Sync marks) {
            return sync.start(session, marks);
        } else if (frame instanceof ClientFrame.ConversationBlock block) {
            return session.inTurn(() -> setBlock(session, block.conversationId(), true, block.ref()));
        } else if (frame instanceof ClientFrame.ConversationUnblock unblock) {
            return session.inTurn(() -> setBlock(session, unblock.conversationId(), false, unblock.ref()));
        }
        return Future.succeededFuture();
    }

    private void acknowledge(Session session, ClientFrame.MessageAck ack, long number) {
        MessageId upTo = MessageId.parse(ack.upToMessageId());
        if (upTo != null && upTo.conversation().toString().equals(ack.conversationId())) {
            session.places().acks().acknowledged(upTo.conversation(), upTo.seq());
        }
        receipts.delivered(ack.conversationId(), session.userId(), ack.upToMessageId(), answer(session, ack, number));
    }

    private static ReceiptAnswer answer(Session session, ClientFrame frame, long number) {
        return new ReceiptAnswer.OnSocket(session, frame.type(), frame.ref(), number);
    }

    private Future<?> type(Session session, ClientFrame.TypingSet set) {
        return conversations
                .find(ConversationId.parse(set.conversationId()), session.userId())
                .onSuccess(found -> type(session, set, found))
                .onFailure(away -> fail(session, set.ref(), away));
    }

    private void type(Session session, ClientFrame.TypingSet set, StoredConversation conversation) {
        if (conversation == null) {
            fail(session, set.ref(), Conversations.unknown());
        } else if (conversation.isClosed()) {
            fail(
                    session,
                    set.ref(),
                    new ProblemException(ErrorCode.CONVERSATION_CLOSED, "This conversation is closed"));
        } else if (conversation.isBlocked()) {
            fail(
                    session,
                    set.ref(),
                    new ProblemException(ErrorCode.CONVERSATION_BLOCKED, "This conversation is blocked"));
        } else if (session.isOpen()) {
            typing.set(session, conversation, set.state());
        }
    }

    private Future<?> setBlock(Session session, String conversation, boolean blocked, String ref) {
        return blocks.set(
                        ConversationId.parse(conversation),
                        session.userId(),
                        blocked,
                        new Blocks.Asked(session, ref, session.trace()))
                .onFailure(failure -> fail(session, ref, failure));
    }

    /** A rule that was broken is named; all else is PostgreSQL being away. */
    private static void fail(Session session, String ref, Throwable failure) {
        if (failure instanceof ProblemException problem) {
            session.send(new ServerFrame.Failure(problem.code(), problem.getMessage(), ref));
        } else {
            LOG.debugf("a frame could not be acted on: %s", failure.getMessage());
            session.send(new ServerFrame.Failure(
                    ErrorCode.UNAVAILABLE, "Conversations cannot be read or changed at the moment", ref));
        }
    }
}
