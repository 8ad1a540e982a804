package io.parley.local;

import java.util.OptionalLong;

/** A broker of our own. Its address is known before it is started, and stays over stops and starts. */
public sealed interface LocalBroker extends AutoCloseable permits EmbeddedBroker, RabbitMqServer, ExternalBroker {

    String url();

    String name();

    /** The process that does its work, where that is on this machine: what to measure. */
    OptionalLong processId();

    /** Whether messages in its queues survive its own end. */
    boolean isDurable();

    /** Starts it, and waits until it takes connections. */
    void start();

    @Override
    void close();
}
