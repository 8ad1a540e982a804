package io.parley.kit.broker;

import com.rabbitmq.client.AMQP;
import io.parley.contracts.broker.Topology;
import io.parley.contracts.event.Event;
import io.parley.contracts.event.EventWriter;
import java.io.IOException;
import java.util.Date;
import java.util.List;

/** Publishes events, as {@link ConfirmedPublisher} publishes. */
public final class EventPublisher implements BrokerLink.Role {

    private static final int PERSISTENT = 2;

    private final ConfirmedPublisher publisher = new ConfirmedPublisher();
    private final Runnable whenConnected;

    /** @param whenConnected called once the broker can take events again */
    public EventPublisher(Runnable whenConnected) {
        this.whenConnected = whenConnected;
    }

    @Override
    public void connected(BrokerLink.Channels channels) throws IOException {
        publisher.connected(channels);
        whenConnected.run();
    }

    @Override
    public void lost() {
        publisher.lost();
    }

    public boolean isReady() {
        return publisher.isReady();
    }

    /** @throws IOException if the broker did not confirm every event; any of them may have arrived all the same */
    public void publish(List<Event> events) throws IOException {
        publisher.publish(events.stream().map(EventPublisher::letter).toList());
    }

    private static ConfirmedPublisher.Letter letter(Event event) {
        return new ConfirmedPublisher.Letter(
                Topology.EVENTS.name(), event.type().wireName(), properties(event), EventWriter.write(event));
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
