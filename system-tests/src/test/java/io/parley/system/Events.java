package io.parley.system;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.parley.contracts.broker.Topology;
import io.parley.contracts.event.Event;
import io.parley.contracts.event.EventData;
import io.parley.contracts.event.EventWriter;
import io.parley.contracts.frame.Message;
import io.parley.contracts.id.ConversationUuid;
import io.parley.contracts.id.MessagePlace;
import io.parley.local.LocalStack;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/** Says on a stack's broker what services say there, in whatever order, and as often as wanted. */
final class Events implements AutoCloseable {

    private static final int CONFIRM_MILLIS = 10_000;

    private final Connection connection;
    private final Channel channel;

    Events(LocalStack stack) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(stack.rabbitmqUrl());
        connection = factory.newConnection("events");
        channel = connection.createChannel();
        channel.confirmSelect();
    }

    /** As a new event, which nobody has seen. */
    void publish(EventData data) throws IOException {
        publish(data, Instant.now());
    }

    void publish(EventData data, Instant at) throws IOException {
        publish(new Event(UUID.randomUUID(), "/system-tests", "somebody", at, null, data));
    }

    void publish(Event event) throws IOException {
        Wording.check(event);
        channel.basicPublish(
                Topology.EVENTS.name(),
                event.type().wireName(),
                new AMQP.BasicProperties.Builder().deliveryMode(2).build(),
                EventWriter.write(event));
    }

    /** To one queue alone, whatever it is. */
    void publish(Topology.Inbox queue, byte[] body) throws IOException {
        channel.basicPublish("", queue.name(), null, body);
    }

    static EventData message(UUID conversation, String from, String to, long seq, String text) {
        return message(conversation, from, to, seq, text, Instant.now());
    }

    static EventData message(UUID conversation, String from, String to, long seq, String text, Instant at) {
        return new EventData.MessageCreated(
                ConversationUuid.format(conversation),
                List.of(from, to),
                new Message(new MessagePlace(conversation, seq).toString(), seq, from, text, at, null, null));
    }

    static EventData read(UUID conversation, String user, long seq) {
        return new EventData.MessageRead(
                ConversationUuid.format(conversation),
                user,
                new MessagePlace(conversation, seq).toString(),
                Instant.now());
    }

    static EventData delivered(UUID conversation, String user, long seq) {
        return new EventData.MessageDelivered(
                ConversationUuid.format(conversation),
                user,
                new MessagePlace(conversation, seq).toString(),
                Instant.now());
    }

    /** The broker has then what was published. */
    @Override
    public void close() throws IOException {
        try {
            channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
        } catch (TimeoutException unconfirmed) {
            throw new IOException("the broker did not confirm", unconfirmed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }
}
