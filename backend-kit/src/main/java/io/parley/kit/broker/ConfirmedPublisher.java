package io.parley.kit.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * Publishes, and knows that the broker has it: each call ends when the broker confirmed all of it.
 *
 * <p>Blocks; for one thread at a time, which is not an event loop's.
 */
public final class ConfirmedPublisher implements BrokerLink.Role {

    private static final Duration CONFIRM_LIMIT = Duration.ofSeconds(10);

    /** What is published where. */
    public record Letter(String exchange, String routingKey, AMQP.BasicProperties properties, byte[] body) {}

    private volatile Channel channel;

    @Override
    public void connected(BrokerLink.Channels channels) throws IOException {
        Channel opened = channels.open();
        opened.confirmSelect();
        channel = opened;
    }

    @Override
    public void lost() {
        channel = null;
    }

    public boolean isReady() {
        Channel current = channel;
        return current != null && current.isOpen();
    }

    /** @throws IOException if the broker did not confirm every letter; any of them may have arrived all the same */
    public void publish(List<Letter> letters) throws IOException {
        Channel current = channel;
        if (current == null) {
            throw new IOException("no connection to the broker");
        }
        try {
            for (Letter letter : letters) {
                current.basicPublish(letter.exchange, letter.routingKey, letter.properties, letter.body);
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
}
