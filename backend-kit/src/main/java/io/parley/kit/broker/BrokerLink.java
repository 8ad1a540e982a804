package io.parley.kit.broker;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;

/**
 * One connection to the broker, made again whenever it is lost.
 *
 * <p>Its thread goes round one loop: connect, declare the topology, tell the roles, wait for the end, tell the roles, pause.
 * The client library's own recovery is off: it brings consumers back, but leaves open which confirms were lost, and a
 * broker that comes back empty needs its topology first.
 */
public final class BrokerLink implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(BrokerLink.class);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** What uses the connection. Both calls come from the link's thread, always in turn. */
    public interface Role {

        void connected(Channels channels) throws IOException;

        void lost();
    }

    /**
     * Channels of the connection as it is now. None of them ends alone: with the first the connection is given up, and the next
     * one brings them all back. A role that cannot go on aborts its channel.
     */
    @FunctionalInterface
    public interface Channels {

        Channel open() throws IOException;
    }

    private final String service;
    private final ConnectionFactory factory;
    private final List<Role> roles;
    private final Thread thread;
    private volatile Connection connection;
    private volatile boolean closed;

    public BrokerLink(String url, String service, List<Role> roles, MeterRegistry metrics) {
        metrics.gauge("parley.broker.connected", this, link -> link.isConnected() ? 1 : 0);
        this.service = service;
        this.factory = factory(url);
        this.roles = List.copyOf(roles);
        this.thread = new Thread(this::run, "broker-link");
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    public boolean isConnected() {
        Connection current = connection;
        return current != null && current.isOpen();
    }

    /** Whether there is a connection; worth knowing, but no reason to take the service out of use. */
    public HealthCheck health() {
        return () -> HealthCheckResponse.named("broker").status(isConnected()).build();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        Connection current = connection;
        if (current != null) {
            current.abort((int) CONNECT_LIMIT.toMillis());
        }
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (!closed) {
            try {
                serve();
                pause = FIRST_PAUSE;
            } catch (IOException | TimeoutException | RuntimeException unreachable) {
                LOG.warnf("no broker at %s:%d: %s", factory.getHost(), factory.getPort(), reason(unreachable));
            } catch (InterruptedException closing) {
                return;
            }
            pause = pause(pause);
        }
    }

    /** Serves one connection from its begin to its end. */
    private void serve() throws IOException, TimeoutException, InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        try (Connection open = factory.newConnection(service)) {
            open.addShutdownListener(cause -> ended.countDown());
            TopologyDeclaration.apply(open);
            connection = open;
            for (Role role : roles) {
                role.connected(() -> {
                    Channel channel = open.createChannel();
                    channel.addShutdownListener(cause -> ended.countDown());
                    return channel;
                });
            }
            LOG.infof("connected to the broker at %s:%d", factory.getHost(), factory.getPort());
            ended.await();
            LOG.warn("the broker is gone; connecting again");
        } catch (AlreadyClosedException endedMeanwhile) {
            LOG.debug("the connection ended while it was being set up");
        } finally {
            connection = null;
            roles.forEach(Role::lost);
        }
    }

    /** Waits a random part of the pause, so that services do not return in step, and answers the next, longer one. */
    private Duration pause(Duration pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(pause.toMillis() / 2, pause.toMillis()));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private static ConnectionFactory factory(String url) {
        ConnectionFactory factory = new ConnectionFactory();
        try {
            factory.setUri(url);
        } catch (URISyntaxException | GeneralSecurityException malformed) {
            // The cause would repeat the URL, and with it the password.
            throw new IllegalArgumentException(
                    "PARLEY_RABBITMQ_URL must look like amqp://user:password@host:port/vhost");
        }
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
        factory.setConnectionTimeout((int) CONNECT_LIMIT.toMillis());
        factory.setRequestedHeartbeat((int) HEARTBEAT.toSeconds());
        return factory;
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
