package io.parley.kit.live;

import com.rabbitmq.client.Channel;
import io.parley.contracts.broker.Topology;
import io.parley.contracts.live.LiveBatch;
import io.parley.kit.broker.BrokerLink;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Sends batches, in the order they were offered. What waits for the broker is bounded; without a broker nothing waits. */
public final class LiveSender implements BrokerLink.Role {

    private static final Logger LOG = Logger.getLogger(LiveSender.class);
    private static final int MAX_WAITING_BATCHES = 1_000;
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private final Runnable whenSilent;
    private final BlockingQueue<LiveBatch> waiting = new ArrayBlockingQueue<>(MAX_WAITING_BATCHES);
    private volatile Thread thread;

    /** @param whenSilent called when the broker can take batches, and whenever a second went by without one */
    public LiveSender(Runnable whenSilent) {
        this.whenSilent = whenSilent;
    }

    /** Takes the batch, or answers false because there is no broker, or too many wait for it already. */
    public boolean offer(LiveBatch batch) {
        return thread != null && waiting.offer(batch);
    }

    @Override
    public void connected(BrokerLink.Channels channels) throws IOException {
        Channel channel = channels.open();
        Thread started = new Thread(() -> sendTo(channel), "live-sender");
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

    private void sendTo(Channel channel) {
        try {
            whenSilent.run();
            while (channel.isOpen()) {
                LiveBatch batch = waiting.poll(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
                if (batch == null) {
                    whenSilent.run();
                } else {
                    channel.basicPublish(Topology.LIVE.name(), "", null, batch.write());
                }
            }
        } catch (InterruptedException | IOException | RuntimeException gone) {
            LOG.debugf("live traffic stops until the broker is back: %s", gone.getMessage());
        }
    }
}
