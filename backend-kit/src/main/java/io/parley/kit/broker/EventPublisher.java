package io.parley.kit.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import io.parley.contracts.broker.Topology;
import io.parley.contracts.event.Event;
import io.parley.contracts.event.EventWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * Publishes events and knows that the broker has them: each call ends when the broker confirmed the whole batch.
 *
 * <p>Blocks; for one thread at a time, which is not an event loop's.
 */
public final class EventPublisher implements BrokerLink.Role {

    private static final Duration CONFIRM_LIMIT = Duration.ofSeconds(10);
    private static final int PERSISTENT = 2;

    private volatile Channel channel;
    private final Runnable whenConnected;

    /** @param whenConnected called once the broker can take events again */
    public EventPublisher(Runnable whenConnected) {
        this.whenConnected = whenConnected;
    }

    @Override
    public void connected(BrokerLink.Channels channels) throws IOException {
        Channel opened = channels.open();
        opened.confirmSelect();
        channel = opened;
        whenConnected.run();
    }

    @Override
    public void lost() {
        channel = null;
    }

    public boolean isReady() {
        Channel current = channel;
        return current != null && current.isOpen();
    }

    /** @throws IOException if the broker did not confirm every event; any of them may have arrived all the same */
    public void publish(List<Event> events) throws IOException {
        Channel current = channel;
        if (current == null) {
            throw new IOException("no connection to the broker");
        }
        try {
            for (Event event : events) {
                current.basicPublish(
                        Topology.EVENTS.name(), event.type().wireName(), properties(event), EventWriter.write(event));
            }
            current.waitForConfirmsOrDie(CONFIRM_LIMIT.toMillis());
        } catch (TimeoutException | RuntimeException failed) {
            // A channel with confirms outstanding cannot be told apart from one that lost them; the link makes a new
            // one.
            current.abort();
            throw new IOException("the broker did not confirm", failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the broker", e);
        }
    }

    private static AMQP.BasicProperties properties(Event event) {
        return new AMQP.BasicProperties.Builder()
                .messageId(event.id().toString())
                .type(event.type().wireName())
                .appId(event.source())
                .timestamp(Date.from(event.time()))
                .contentType(EventWriter.CONTENT_TYPE)
                .deliveryMode(PERSISTENT)
                .build();
    }
}
