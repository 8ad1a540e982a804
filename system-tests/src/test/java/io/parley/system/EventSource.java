package io.parley.system;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.parley.contracts.broker.Topology;
import io.parley.contracts.event.Event;
import io.parley.contracts.event.EventData;
import io.parley.contracts.event.EventWriter;
import io.parley.local.LocalStack;
import java.time.Instant;
import java.util.UUID;

/** Publishes events to a stack's broker, as a service of somebody else's would. */
final class EventSource {

    private static final long CONFIRM_MILLIS = 10_000;

    private EventSource() {}

    static Event event(String subject, EventData data) {
        return new Event(UUID.randomUUID(), "/test", subject, Instant.now(), null, data);
    }

    /** To all who listen for such events; when it returns, the broker has them. */
    static void publish(LocalStack stack, Event... events) {
        on(stack, channel -> {
            channel.confirmSelect();
            for (Event event : events) {
                channel.basicPublish(Topology.EVENTS.name(), event.type().wireName(), null, EventWriter.write(event));
            }
            channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
        });
    }

    /** To one queue alone, whatever it is. */
    static void publish(LocalStack stack, Topology.Inbox queue, byte[] body) {
        on(stack, channel -> {
            channel.confirmSelect();
            channel.basicPublish("", queue.name(), null, body);
            channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
        });
    }

    private interface Work {
        void on(Channel channel) throws Exception;
    }

    private static void on(LocalStack stack, Work work) {
        ConnectionFactory factory = new ConnectionFactory();
        try {
            factory.setUri(stack.rabbitmqUrl());
            try (Connection connection = factory.newConnection();
                    Channel channel = connection.createChannel()) {
                work.on(channel);
            }
        } catch (Exception failed) {
            throw new AssertionError("the broker did not do it", failed);
        }
    }
}
