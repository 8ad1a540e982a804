package io.parley.chat.presence;

import io.parley.chat.conversation.Conversations;
import io.parley.chat.live.Fanout;
import io.parley.chat.live.LivePublisher;
import io.parley.chat.live.LiveReceiver;
import io.parley.chat.session.Session;
import io.parley.chat.session.Subscriptions;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.Presence;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.live.LiveItem;
import io.parley.kit.outbox.OutboxRelay;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Shows a user's presence to those who listen to a conversation with the user that is neither blocked nor closed. */
@ApplicationScoped
class PresenceAnnouncer implements LiveReceiver {

    private static final Logger LOG = Logger.getLogger(PresenceAnnouncer.class);

    private final Subscriptions subscriptions;
    private final Conversations conversations;
    private final LivePublisher live;
    private final Fanout fanout;
    private final OutboxRelay relay;

    PresenceAnnouncer(
            Subscriptions subscriptions,
            Conversations conversations,
            LivePublisher live,
            Fanout fanout,
            OutboxRelay relay) {
        this.subscriptions = subscriptions;
        this.conversations = conversations;
        this.live = live;
        this.fanout = fanout;
        this.relay = relay;
    }

    /** The user came or went, on all instances taken together. */
    void announce(Presence presence) {
        showEverywhere(frame(presence, null));
        relay.wake();
    }

    /** The user's own word: the user's other devices see it too, and the one that said it gets its answer. */
    void announce(Presence presence, Session origin, String ref) {
        fanout.toUsers(List.of(presence.userId()), frame(presence, null), origin, frame(presence, ref));
        showEverywhere(frame(presence, null));
    }

    @Override
    public void presence(LiveItem.PresenceChange change) {
        show(change.userId(), change.frame());
    }

    private void showEverywhere(ServerFrame.PresenceUpdated frame) {
        String written = FrameWriter.write(frame);
        show(frame.userId(), written);
        live.publish(new LiveItem.PresenceChange(frame.userId(), written));
    }

    private void show(String user, String frame) {
        for (Subscriptions.Watcher watcher : subscriptions.watching(user)) {
            conversations
                    .find(watcher.conversation(), user)
                    .onSuccess(found -> {
                        if (found != null && found.isOpen()) {
                            watcher.session().sendPassing(frame);
                        }
                    })
                    .onFailure(away -> LOG.debugf("a presence was not shown: %s", away.getMessage()));
        }
    }

    private static ServerFrame.PresenceUpdated frame(Presence presence, String ref) {
        return new ServerFrame.PresenceUpdated(
                presence.userId(), presence.online(), presence.status(), presence.lastSeen(), ref);
    }
}
