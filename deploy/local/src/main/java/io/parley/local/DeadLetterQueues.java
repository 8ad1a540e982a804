package io.parley.local;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import io.parley.contracts.broker.Topology;
import java.io.IOException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** The queues {@code <name>.dead} of a broker. */
final class DeadLetterQueues implements AutoCloseable {

    private static final int CONFIRM_MILLIS = 10_000;

    private final Connection connection;

    private DeadLetterQueues(Connection connection) {
        this.connection = connection;
    }

    static DeadLetterQueues at(String brokerUrl) {
        ConnectionFactory factory = new ConnectionFactory();
        try {
            factory.setUri(brokerUrl);
            factory.setAutomaticRecoveryEnabled(false);
            return new DeadLetterQueues(factory.newConnection("parley dead-letters"));
        } catch (URISyntaxException | GeneralSecurityException malformed) {
            // The cause would repeat the URL, and with it the password.
            throw new LocalStackException("PARLEY_RABBITMQ_URL must look like amqp://user:password@host:port/vhost");
        } catch (IOException | TimeoutException unreachable) {
            throw new LocalStackException(
                    "no broker at " + factory.getHost() + ":" + factory.getPort() + ", or no login", unreachable);
        }
    }

    /** How many there are in the queue; what another one looks at in this moment does not count. */
    long count(Topology.Inbox queue) {
        return on(queue, channel -> channel.messageCount(queue.deadLetters()));
    }

    /** The oldest ones. They stay where they are, but for as long as this takes nobody else sees them. */
    List<DeadLetter> list(Topology.Inbox queue, int most) {
        return on(queue, channel -> {
            List<DeadLetter> letters = new ArrayList<>();
            GetResponse next;
            while (letters.size() < most && (next = channel.basicGet(queue.deadLetters(), false)) != null) {
                letters.add(DeadLetter.of(queue.name(), next.getProps(), next.getBody()));
            }
            return letters;
        });
    }

    /**
     * Puts back what is chosen, each to the queue that it came from and to no other, and answers how many. One is taken away here
     * when the broker has it there: an end in between leaves it in both, and the service knows what it has seen.
     */
    int retry(Topology.Inbox queue, Predicate<DeadLetter> chosen) {
        return on(queue, channel -> {
            channel.confirmSelect();
            int retried = 0;
            // What fails again comes back behind these.
            for (long left = channel.messageCount(queue.deadLetters()); left > 0; left--) {
                GetResponse next = channel.basicGet(queue.deadLetters(), false);
                if (next == null) {
                    break;
                }
                if (chosen.test(DeadLetter.of(queue.name(), next.getProps(), next.getBody()))) {
                    channel.basicPublish("", queue.name(), next.getProps(), next.getBody());
                    channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
                    channel.basicAck(next.getEnvelope().getDeliveryTag(), false);
                    retried++;
                }
            }
            return retried;
        });
    }

    @Override
    public void close() {
        connection.abort();
    }

    private interface Work<T> {
        T on(Channel channel) throws IOException, InterruptedException, TimeoutException;
    }

    /** On a channel of its own, with whose end everything that was only looked at is back in its place. */
    private <T> T on(Topology.Inbox queue, Work<T> work) {
        try (Channel channel = connection.createChannel()) {
            return work.on(channel);
        } catch (IOException | TimeoutException failed) {
            throw new LocalStackException(
                    queue.deadLetters() + " cannot be read: was Parley ever started on this broker?", failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted", e);
        }
    }
}
