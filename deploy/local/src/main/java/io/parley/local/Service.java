package io.parley.local;

import java.nio.file.Path;

/** The four services: where each is built, and the port it prefers. */
public enum Service {
    GATEWAY("gateway", 8080),
    CHAT("chat", 8084),
    NOTIFICATION("notification", 8085),
    DISCOVERY("discovery", 8086);

    private final String label;
    private final int preferredPort;

    Service(String label, int preferredPort) {
        this.label = label;
        this.preferredPort = preferredPort;
    }

    public String label() {
        return label;
    }

    int preferredPort() {
        return preferredPort;
    }

    Path jar(Path home) {
        return home.resolve(label + "-service/target/quarkus-app/quarkus-run.jar");
    }
}
