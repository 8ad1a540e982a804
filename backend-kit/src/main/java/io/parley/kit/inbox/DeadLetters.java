package io.parley.kit.inbox;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Delivery;
import io.parley.contracts.broker.DeadLetterHeaders;
import io.parley.contracts.broker.Topology;
import io.parley.kit.broker.BrokerLink;
import io.parley.kit.broker.ConfirmedPublisher;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a queue's deliveries go that can have no effect: to {@code <name>.dead}, with the reason. Not by the broker's own hand,
 * which knows only that they were rejected.
 */
final class DeadLetters implements BrokerLink.Role {

    private static final int LONGEST_REASON = 300;
    private static final int PERSISTENT = 2;

    private final Topology.Inbox queue;
    private final ConfirmedPublisher publisher = new ConfirmedPublisher();

    DeadLetters(Topology.Inbox queue) {
        this.queue = queue;
    }

    @Override
    public void connected(BrokerLink.Channels channels) throws IOException {
        publisher.connected(channels);
    }

    @Override
    public void lost() {
        publisher.lost();
    }

    /** Blocks until the broker has it. */
    synchronized void put(Delivery delivery, String reason) throws IOException {
        AMQP.BasicProperties was = delivery.getProperties();
        Map<String, Object> headers = new HashMap<>();
        if (was.getHeaders() != null) {
            headers.putAll(was.getHeaders());
        }
        headers.put(DeadLetterHeaders.REASON, shortened(reason));
        headers.put(DeadLetterHeaders.SINCE, Instant.now().toString());
        publisher.publish(List.of(new ConfirmedPublisher.Letter(
                Topology.DEAD.name(),
                queue.name(),
                was.builder().headers(headers).deliveryMode(PERSISTENT).build(),
                delivery.getBody())));
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }
}
