package io.parley.kit.broker;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.parley.contracts.broker.Topology;
import io.parley.contracts.event.EventType;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** Tells a broker what {@link Topology} says. To declare what is there already changes nothing. */
final class TopologyDeclaration {

    private TopologyDeclaration() {}

    static void apply(Connection connection) throws IOException, TimeoutException {
        try (Channel channel = connection.createChannel()) {
            for (Topology.Exchange exchange : Topology.EXCHANGES) {
                channel.exchangeDeclare(
                        exchange.name(),
                        BuiltinExchangeType.valueOf(exchange.type().toUpperCase()),
                        true);
            }
            for (Topology.Inbox inbox : Topology.INBOXES) {
                channel.queueDeclare(inbox.deadLetters(), true, false, false, null);
                channel.queueBind(inbox.deadLetters(), Topology.DEAD.name(), inbox.name());
                channel.queueDeclare(inbox.name(), true, false, false, arguments(inbox));
                for (EventType event : inbox.events()) {
                    channel.queueBind(inbox.name(), Topology.EVENTS.name(), event.wireName());
                }
            }
        }
    }

    private static Map<String, Object> arguments(Topology.Inbox inbox) {
        return Map.of(
                "x-dead-letter-exchange", Topology.DEAD.name(),
                "x-dead-letter-routing-key", inbox.name());
    }
}
