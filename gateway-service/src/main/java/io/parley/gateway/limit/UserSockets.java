package io.parley.gateway.limit;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.gateway.GatewaySettings;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open sockets of each user, oldest first; never more of one user than there may be. Any thread may call. A user without
 * a socket is not remembered, so this has at most one entry for each open socket.
 */
public final class UserSockets<S> {

    private final int max;
    private final Refusals refusals;
    private final Map<String, Queue<S>> users = new ConcurrentHashMap<>();

    public UserSockets(GatewaySettings.Limits limits, Refusals refusals, MeterRegistry metrics) {
        this(limits.enabled() ? limits.user().connections() : Integer.MAX_VALUE, refusals, metrics);
    }

    UserSockets(int max, Refusals refusals, MeterRegistry metrics) {
        this.max = max;
        if (max < 1) {
            throw new IllegalArgumentException("a user may have at least one socket");
        }
        this.refusals = refusals;
        metrics.gauge("parley.gateway.users", users, Map::size);
    }

    /** Takes the socket in; answers the one that has to go for it (4009), which is not among the user's any more. */
    public Optional<S> register(String userId, S socket) {
        // Written within compute, which runs once and under the entry's lock.
        Replaced<S> replaced = new Replaced<>();
        users.compute(userId, (user, before) -> {
            Queue<S> sockets = before == null ? new ArrayDeque<>(2) : before;
            if (sockets.size() >= max) {
                replaced.socket = sockets.remove();
            }
            sockets.add(socket);
            return sockets;
        });
        if (replaced.socket != null) {
            refusals.count(RefusalReason.REPLACED);
        }
        return Optional.ofNullable(replaced.socket);
    }

    /** Forgets the socket; nothing happens where it was replaced before. */
    public void unregister(String userId, S socket) {
        users.computeIfPresent(userId, (user, sockets) -> {
            sockets.remove(socket);
            return sockets.isEmpty() ? null : sockets;
        });
    }

    /** How many users have a socket open. */
    public int users() {
        return users.size();
    }

    private static final class Replaced<S> {
        private S socket;
    }
}
