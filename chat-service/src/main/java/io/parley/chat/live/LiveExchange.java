package io.parley.chat.live;

import com.github.f4b6a3.uuid.UuidCreator;
import com.rabbitmq.client.Channel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.chat.session.SessionRegistry;
import io.parley.contracts.broker.Topology;
import io.parley.contracts.live.AddressedFrame;
import io.parley.contracts.live.LiveBatch;
import io.parley.kit.broker.BrokerLink;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;

/** Frames for the sockets of other instances, and theirs for ours. */
@ApplicationScoped
public class LiveExchange implements BrokerLink.Role {

    private static final Logger LOG = Logger.getLogger(LiveExchange.class);
    private static final int MAX_WAITING_BATCHES = 1_000;

    private final String instance = UuidCreator.getTimeOrderedEpoch().toString();
    private final SessionRegistry sessions;
    private final BlockingQueue<LiveBatch> waiting = new ArrayBlockingQueue<>(MAX_WAITING_BATCHES);
    private final Counter dropped;
    private volatile Thread publisher;

    public LiveExchange(SessionRegistry sessions, MeterRegistry metrics) {
        this.sessions = sessions;
        this.dropped = metrics.counter("parley.chat.live.dropped");
    }

    /** Sends the frames to the other instances; without a broker they are dropped. */
    public void publish(List<AddressedFrame> frames) {
        if (!frames.isEmpty() && (publisher == null || !waiting.offer(new LiveBatch(instance, frames)))) {
            dropped.increment(frames.size());
        }
    }

    @Override
    public void connected(BrokerLink.Channels channels) throws IOException {
        consume(channels.open());
        Channel channel = channels.open();
        Thread thread = new Thread(() -> publishTo(channel), "live-publisher");
        thread.setDaemon(true);
        waiting.clear();
        publisher = thread;
        thread.start();
    }

    @Override
    public void lost() {
        Thread thread = publisher;
        publisher = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void consume(Channel channel) throws IOException {
        String queue = channel.queueDeclare(
                        "",
                        false,
                        true,
                        true,
                        Map.of("x-max-length", Topology.LIVE_QUEUE_MAX_LENGTH, "x-overflow", "drop-head"))
                .getQueue();
        channel.queueBind(queue, Topology.LIVE.name(), "");
        channel.basicConsume(queue, true, (tag, delivery) -> receive(delivery.getBody()), tag -> {});
    }

    private void receive(byte[] body) {
        LiveBatch batch = LiveBatch.read(body);
        if (batch == null) {
            LOG.warn("a message on parley.live was no batch of frames");
        } else if (!batch.origin().equals(instance)) {
            for (AddressedFrame frame : batch.frames()) {
                frame.audience().forEach(user -> sessions.send(user, frame.frame()));
            }
        }
    }

    private void publishTo(Channel channel) {
        try {
            while (channel.isOpen()) {
                channel.basicPublish(
                        Topology.LIVE.name(), "", null, waiting.take().write());
            }
        } catch (InterruptedException | IOException | RuntimeException gone) {
            LOG.debugf("live traffic stops until the broker is back: %s", gone.getMessage());
        }
    }
}
