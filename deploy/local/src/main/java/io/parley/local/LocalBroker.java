package io.parley.local;

/** A broker of our own. */
public sealed interface LocalBroker extends AutoCloseable permits EmbeddedBroker, RabbitMqServer {

    String url();

    String name();

    /** Whether messages in its queues survive its own end. */
    boolean isDurable();

    /** A broker like this one, after it was closed: the same port and, where it has one, the same folder. */
    LocalBroker restart(Ports ports, Guard guard);

    @Override
    void close();
}
