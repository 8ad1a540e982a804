package io.parley.chat.live;

import com.rabbitmq.client.Channel;
import io.parley.chat.session.SessionRegistry;
import io.parley.contracts.broker.Topology;
import io.parley.contracts.live.LiveBatch;
import io.parley.contracts.live.LiveItem;
import io.parley.kit.broker.BrokerLink;
import io.quarkus.arc.All;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Hears the other instances, and notices when something they said did not arrive. */
@ApplicationScoped
public class LiveInbox implements BrokerLink.Role {

    private static final Logger LOG = Logger.getLogger(LiveInbox.class);

    private final Peers peers;
    private final LivePublisher publisher;
    private final SessionRegistry sessions;
    private final List<LiveReceiver> receivers;
    /** Since when this instance hears nothing, or null; the broker link's thread alone knows. */
    private Instant deafSince;

    public LiveInbox(
            Peers peers,
            LivePublisher publisher,
            SessionRegistry sessions,
            @All List<LiveReceiver> receivers,
            Vertx vertx,
            Clock clock) {
        this.peers = peers;
        this.publisher = publisher;
        this.sessions = sessions;
        this.receivers = receivers;
        this.deafSince = clock.instant();
        vertx.setPeriodic(Peers.SILENCE_LIMIT.toMillis() / 2, tick -> lost(peers.forgetSilent()));
    }

    @Override
    public void connected(BrokerLink.Channels channels) throws IOException {
        Channel channel = channels.open();
        String queue = channel.queueDeclare(
                        "",
                        false,
                        true,
                        true,
                        Map.of("x-max-length", Topology.LIVE_QUEUE_MAX_LENGTH, "x-overflow", "drop-head"))
                .getQueue();
        channel.queueBind(queue, Topology.LIVE.name(), "");
        // From here on everything arrives; what was said while nothing could be heard did not.
        lost(deafSince);
        deafSince = null;
        channel.basicConsume(
                queue,
                true,
                (tag, delivery) -> receive(delivery.getBody()),
                // The queue was taken away: the next connection declares another.
                tag -> channel.abort());
    }

    @Override
    public void lost() {
        Instant since = peers.forgetAll();
        deafSince = deafSince == null || since.isBefore(deafSince) ? since : deafSince;
    }

    void receive(byte[] body) {
        LiveBatch batch = LiveBatch.read(body);
        if (batch == null) {
            LOG.warn("a message on parley.live was no batch");
            return;
        }
        if (batch.origin().equals(peers.self())) {
            return;
        }
        if (batch.number() != null) {
            note(batch.origin(), batch.number(), batch.items().isEmpty());
        }
        for (LiveItem item : batch.items()) {
            try {
                receive(item);
            } catch (RuntimeException fault) {
                LOG.error("what another instance said could not be taken in", fault);
            }
        }
    }

    private void note(String origin, long number, boolean isEmpty) {
        if (!peers.knows(origin)) {
            // It may be new, and must know whom it has to tell.
            publisher.signOfLife();
        }
        lost(peers.heard(origin, number, isEmpty));
    }

    private void receive(LiveItem item) {
        if (item instanceof LiveItem.NewMessage message) {
            tell(receiver -> receiver.message(message));
        } else if (item instanceof LiveItem.Frame frame) {
            frame.audience().forEach(user -> sessions.send(user, frame.frame()));
        } else if (item instanceof LiveItem.Head head) {
            tell(receiver -> receiver.head(head));
        } else if (item instanceof LiveItem.Typing typing) {
            tell(receiver -> receiver.typing(typing));
        } else if (item instanceof LiveItem.PresenceChange change) {
            tell(receiver -> receiver.presence(change));
        } else if (item instanceof LiveItem.ConversationChange change) {
            tell(receiver -> receiver.conversation(change));
        }
    }

    private void lost(Instant since) {
        if (since != null) {
            tell(receiver -> receiver.lost(since));
        }
    }

    private void tell(Consumer<LiveReceiver> what) {
        receivers.forEach(what);
    }
}
