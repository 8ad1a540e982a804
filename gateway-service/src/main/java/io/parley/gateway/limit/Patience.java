package io.parley.gateway.limit;

import io.parley.gateway.GatewaySettings;

/** With a socket that goes on though its frames are refused. Not thread-safe: it is the socket's own. */
public final class Patience {

    private final GatewaySettings.Limits.User limits;
    // Most sockets are never refused anything.
    private SlidingWindow refused;

    public Patience(GatewaySettings.Limits.User limits) {
        this.limits = limits;
    }

    /** Notes a refused frame; true if it was one too many within the window, and the socket has to go (4008). */
    public boolean endsAt(long nowNanos) {
        if (refused == null) {
            refused =
                    new SlidingWindow(limits.refusals(), limits.refusalsWindow().toNanos());
        }
        return !refused.add(nowNanos);
    }
}
