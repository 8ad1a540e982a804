package io.parley.gateway.edge;

import io.parley.gateway.GatewaySettings;

/**
 * Whether a socket is alive, as far as its silence tells: plain bookkeeping over a time that the caller brings. The socket's own
 * event loop says what came and went; the one timer of all sockets asks what is due.
 */
final class Heartbeat {

    /** What is due. */
    enum Beat {
        NOTHING,
        /** The client has heard nothing for a while, and may take the server for dead. */
        PING,
        /** A ping of WebSocket itself, which any client answers without being told. */
        CONTROL_PING,
        /** Nothing at all came for too long after a ping. */
        DEAD
    }

    private static final long NONE = -1;

    private final long pingAfter;
    private final long controlPingAfter;
    private final long deadAfter;

    private volatile long sent;
    private volatile long unanswered = NONE;
    private long controlPinged;

    Heartbeat(GatewaySettings.Heartbeat settings, long nowMillis) {
        this.pingAfter = settings.ping().toMillis();
        this.controlPingAfter = settings.controlPing().toMillis();
        this.deadAfter = settings.limit().toMillis();
        this.sent = nowMillis;
        this.controlPinged = nowMillis;
    }

    /** Something came from the client, whatever it was. */
    void heard() {
        unanswered = NONE;
    }

    /** A frame went to the client. */
    void sent(long nowMillis) {
        sent = nowMillis;
    }

    /** One thing at a time; what else is due is due the next time. */
    Beat due(long nowMillis) {
        long since = unanswered;
        if (since != NONE && nowMillis - since >= deadAfter) {
            return Beat.DEAD;
        }
        if (nowMillis - sent >= pingAfter) {
            sent = nowMillis;
            asked(nowMillis);
            return Beat.PING;
        }
        if (nowMillis - controlPinged >= controlPingAfter) {
            controlPinged = nowMillis;
            asked(nowMillis);
            return Beat.CONTROL_PING;
        }
        return Beat.NOTHING;
    }

    private void asked(long nowMillis) {
        if (unanswered == NONE) {
            unanswered = nowMillis;
        }
    }
}
