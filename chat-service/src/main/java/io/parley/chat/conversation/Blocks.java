package io.parley.chat.conversation;

import io.parley.chat.id.ConversationId;
import io.parley.chat.live.Fanout;
import io.parley.chat.live.LivePublisher;
import io.parley.chat.session.Session;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.live.LiveItem;
import io.parley.contracts.trace.TraceParent;
import io.parley.kit.outbox.OutboxRelay;
import io.parley.kit.problem.ProblemException;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Blocking and unblocking. Each of the two blocks for themselves, and only who blocked can unblock. */
@ApplicationScoped
public class Blocks {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ConversationStore store;
    private final Conversations conversations;
    private final Fanout fanout;
    private final LivePublisher live;
    private final OutboxRelay relay;

    public Blocks(
            ConversationStore store,
            Conversations conversations,
            Fanout fanout,
            LivePublisher live,
            OutboxRelay relay) {
        this.store = store;
        this.conversations = conversations;
        this.fanout = fanout;
        this.live = live;
        this.relay = relay;
    }

    /**
     * Who asked.
     *
     * @param origin the socket, or null where it came another way
     * @param ref    what the socket wants to see again on its answer, or null
     */
    public record Asked(Session origin, String ref, TraceParent trace) {}

    /**
     * Blocks or unblocks in the name of the user, and shows both what changed. Done twice, it is done; the second time tells only
     * the socket that asked.
     *
     * @throws ProblemException in the future: for no conversation of the user's, or for a block of the other one's
     */
    public Future<Void> set(ConversationId id, String user, boolean blocked, Asked asked) {
        Future<StoredConversation> changed =
                id == null ? Future.succeededFuture(null) : store.setBlock(id, user, blocked, asked.trace());
        return changed.timeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(failure -> {
                    if (failure instanceof TimeoutException) {
                        // The statement goes on. Should it succeed, those it concerns hear of it, late.
                        changed.onSuccess(late -> announce(late, user, blocked, null, null));
                    }
                })
                .compose(conversation -> {
                    if (conversation == null) {
                        return repeat(id, user, blocked, asked);
                    }
                    announce(conversation, user, blocked, asked.origin(), asked.ref());
                    return Future.succeededFuture();
                });
    }

    /** Shows both what changed; null stands for nothing. */
    private void announce(StoredConversation changed, String user, boolean blocked, Session origin, String ref) {
        if (changed == null) {
            return;
        }
        forgetEverywhere(changed.id());
        fanout.toUsers(
                changed.participants().ids(),
                frame(changed, user, blocked, null),
                origin,
                frame(changed, user, blocked, ref));
        relay.wake();
    }

    private void forgetEverywhere(ConversationId id) {
        conversations.forget(id);
        live.publish(new LiveItem.ConversationChange(id.toString()));
    }

    /** Nothing had to change, or nothing may. */
    private Future<Void> repeat(ConversationId id, String user, boolean blocked, Asked asked) {
        if (id != null) {
            conversations.forget(id);
        }
        return conversations
                .find(id, user)
                .timeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .compose(conversation -> {
                    if (conversation == null) {
                        return Future.failedFuture(Conversations.unknown());
                    }
                    if (!blocked && conversation.isBlocked()) {
                        return Future.failedFuture(new ProblemException(
                                ErrorCode.ACCESS_DENIED, "Only who blocked a conversation can unblock it"));
                    }
                    // Who repeats had no answer, perhaps because the instance that changed it died before it could
                    // tell.
                    live.publish(new LiveItem.ConversationChange(id.toString()));
                    if (asked.origin() != null) {
                        asked.origin().send(frame(conversation, user, blocked, asked.ref()));
                    }
                    return Future.succeededFuture();
                });
    }

    private static ServerFrame frame(StoredConversation conversation, String user, boolean blocked, String ref) {
        String id = conversation.id().toString();
        String other = conversation.participants().besides(user);
        return blocked
                ? new ServerFrame.ConversationBlocked(id, user, other, ref)
                : new ServerFrame.ConversationUnblocked(id, user, other, ref);
    }
}
