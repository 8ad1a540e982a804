package io.parley.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which broker to use. */
public enum BrokerKind {
    /** The one that PARLEY_RABBITMQ_URL names, else RabbitMQ where the machine has it, else the embedded one. */
    ANY,
    EXTERNAL,
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

    /** The kinds this machine can start and stop: what must outlive an outage of the broker is tested against each. */
    public static List<BrokerKind> own() {
        return RabbitMqServer.isInstalled() ? List.of(EMBEDDED, RABBITMQ) : List.of(EMBEDDED);
    }

    /** Those, and the one that PARLEY_RABBITMQ_URL names: what has to work with a broker is tested against each. */
    public static List<BrokerKind> available() {
        List<BrokerKind> kinds = new ArrayList<>(own());
        if (externalUrl() != null) {
            kinds.add(EXTERNAL);
        }
        return kinds;
    }

    /** A broker of this kind, not yet started. */
    public LocalBroker create(Path folder, Ports ports, int preferredPort, Guard guard) {
        return switch (this) {
            case EXTERNAL -> new ExternalBroker(externalUrl());
            case EMBEDDED -> new EmbeddedBroker(ports.take(preferredPort));
            case RABBITMQ -> new RabbitMqServer(folder.resolve("rabbitmq"), ports.take(preferredPort), ports, guard);
            case ANY -> best().create(folder, ports, preferredPort, guard);
        };
    }

    private static BrokerKind best() {
        if (externalUrl() != null) {
            return EXTERNAL;
        }
        return RabbitMqServer.isInstalled() ? RABBITMQ : EMBEDDED;
    }

    private static String externalUrl() {
        String url = System.getenv("PARLEY_RABBITMQ_URL");
        return url == null || url.isBlank() ? null : url;
    }
}
