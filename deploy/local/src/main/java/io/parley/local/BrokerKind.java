package io.parley.local;

import java.nio.file.Path;
import java.util.List;

/** Which broker of our own to run. */
public enum BrokerKind {
    /** RabbitMQ where the machine has it, else the embedded one. */
    ANY,
    EMBEDDED,
    RABBITMQ;

    /** The kinds this machine can run: what has to work with a broker is tested against each. */
    public static List<BrokerKind> available() {
        return RabbitMqServer.isInstalled() ? List.of(EMBEDDED, RABBITMQ) : List.of(EMBEDDED);
    }

    /** A broker of this kind, not yet started. */
    public LocalBroker create(Path folder, Ports ports, int preferredPort, Guard guard) {
        int port = ports.take(preferredPort);
        return this == RABBITMQ || this == ANY && RabbitMqServer.isInstalled()
                ? new RabbitMqServer(folder.resolve("rabbitmq"), port, ports, guard)
                : new EmbeddedBroker(port);
    }
}
