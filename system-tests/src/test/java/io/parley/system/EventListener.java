package io.parley.system;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import io.parley.local.LocalStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Another team's service: a queue of its own, bound to every event. Knows the broker and docs/events.md, and none of our classes. */
final class EventListener implements AutoCloseable {

    private final Connection connection;
    private final List<Delivery> heard = new CopyOnWriteArrayList<>();

    EventListener(LocalStack stack) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(stack.rabbitmqUrl());
        connection = factory.newConnection("listener");
        Channel channel = connection.createChannel();
        String queue = channel.queueDeclare().getQueue();
        channel.queueBind(queue, "parley.events", "#");
        channel.basicConsume(queue, true, (tag, delivery) -> heard.add(delivery), cancelled -> {});
    }

    /** Those that name somebody. */
    List<Delivery> about(String... names) {
        return heard.stream()
                .filter(delivery -> {
                    String body = new String(delivery.getBody(), StandardCharsets.UTF_8);
                    return List.of(names).stream().anyMatch(body::contains);
                })
                .toList();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
