package io.parley.chat.live;

import com.rabbitmq.client.Channel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.contracts.broker.Topology;
import io.parley.contracts.live.LiveBatch;
import io.parley.contracts.live.LiveItem;
import io.parley.kit.broker.BrokerLink;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tells the other instances. What has to wait is bounded; what is dropped is counted, and noticed by whoever should have heard
 * it, because its number is missing. To an instance that is alone nothing is said but that it is there.
 */
@ApplicationScoped
public class LivePublisher implements BrokerLink.Role {

    private static final Logger LOG = Logger.getLogger(LivePublisher.class);
    private static final int MAX_WAITING_BATCHES = 1_000;
    private static final long SIGN_OF_LIFE_MILLIS = 1_000;

    private final Peers peers;
    private final BlockingQueue<LiveBatch> waiting = new ArrayBlockingQueue<>(MAX_WAITING_BATCHES);
    private final Counter dropped;
    /** Guarded by this; so that batches wait in the order of their numbers. */
    private long number;

    private volatile Thread thread;

    public LivePublisher(Peers peers, MeterRegistry metrics) {
        this.peers = peers;
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
            if (peers.isAlone()) {
                return;
            }
            if (thread != null && waiting.offer(new LiveBatch(peers.self(), number, items))) {
                return;
            }
        }
        dropped.increment(items.size());
    }

    /** Says that this instance is there, and how far it has counted. */
    void signOfLife() {
        synchronized (this) {
            waiting.offer(new LiveBatch(peers.self(), number, List.of()));
        }
    }

    @Override
    public void connected(BrokerLink.Channels channels) throws IOException {
        Channel channel = channels.open();
        Thread started = new Thread(() -> publishTo(channel), "live-publisher");
        started.setDaemon(true);
        waiting.clear();
        thread = started;
        started.start();
    }

    @Override
    public void lost() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    private void publishTo(Channel channel) {
        try {
            signOfLife();
            while (channel.isOpen()) {
                LiveBatch batch = waiting.poll(SIGN_OF_LIFE_MILLIS, TimeUnit.MILLISECONDS);
                if (batch == null) {
                    signOfLife();
                } else {
                    channel.basicPublish(Topology.LIVE.name(), "", null, batch.write());
                }
            }
        } catch (InterruptedException | IOException | RuntimeException gone) {
            LOG.debugf("live traffic stops until the broker is back: %s", gone.getMessage());
        }
    }
}
