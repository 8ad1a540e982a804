package io.parley.local;

import java.nio.file.Path;
import java.util.List;

/** Which broker of our own to run. */
public enum BrokerKind {
    /** RabbitMQ where the machine has it, else the embedded one. */
    ANY,
    EMBEDDED,
    RABBITMQ;

    /** What PARLEY_BROKER asks for; null for whatever is best. */
    static BrokerKind named(String name) {
        if (name == null) {
            return ANY;
        }
        return switch (name) {
            case "embedded" -> EMBEDDED;
            case "rabbitmq" -> RABBITMQ;
            default -> throw new LocalStackException("PARLEY_BROKER is embedded or rabbitmq, not " + name);
        };
    }

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
