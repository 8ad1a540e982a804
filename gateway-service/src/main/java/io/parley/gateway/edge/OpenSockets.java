package io.parley.gateway.edge;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The sockets that are open here, and the one clock that they all live by. */
@ApplicationScoped
public class OpenSockets {

    private static final long BEAT_MILLIS = 1_000;

    private final Set<ClientSocket> open = ConcurrentHashMap.newKeySet();

    OpenSockets(Vertx vertx) {
        vertx.setPeriodic(BEAT_MILLIS, tick -> beat());
    }

    void add(ClientSocket socket) {
        open.add(socket);
    }

    void remove(ClientSocket socket) {
        open.remove(socket);
    }

    void forEach(Consumer<ClientSocket> each) {
        open.forEach(each);
    }

    boolean areNone() {
        return open.isEmpty();
    }

    private void beat() {
        long now = System.currentTimeMillis();
        open.forEach(socket -> socket.beat(now));
    }
}
