package io.parley.chat.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.contracts.live.LiveBatch;
import io.parley.contracts.live.LiveItem;
import io.parley.kit.broker.BrokerLink;
import io.parley.kit.live.LiveSender;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;

/**
 * Tells the other instances. What has to wait is bounded; what is dropped is counted, and noticed by whoever should have heard
 * it, because its number is missing. To an instance that is alone nothing is said but that it is there.
 */
@ApplicationScoped
public class LivePublisher implements BrokerLink.Role {

    private final Peers peers;
    private final LiveSender sender;
    private final Counter dropped;
    /** Guarded by this; so that batches wait in the order of their numbers. */
    private long number;

    public LivePublisher(Peers peers, MeterRegistry metrics) {
        this.peers = peers;
        this.sender = new LiveSender(this::signOfLife);
        this.dropped = metrics.counter("parley.chat.live.dropped");
    }

    public void publish(LiveItem item) {
        publish(List.of(item));
    }

    /** Sends the items to the other instances, together; without a broker they are dropped. */
    public void publish(List<LiveItem> items) {
        if (items.isEmpty()) {
            return;
        }
        synchronized (this) {
            number++;
            if (peers.isAlone() || sender.offer(new LiveBatch(peers.self(), number, items))) {
                return;
            }
        }
        dropped.increment(items.size());
    }

    /** Says that this instance is there, and how far it has counted. */
    void signOfLife() {
        synchronized (this) {
            sender.offer(new LiveBatch(peers.self(), number, List.of()));
        }
    }

    @Override
    public void connected(BrokerLink.Channels channels) throws IOException {
        sender.connected(channels);
    }

    @Override
    public void lost() {
        sender.lost();
    }
}
