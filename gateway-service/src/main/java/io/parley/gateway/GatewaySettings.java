package io.parley.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The settings of the gateway. */
@ConfigMapping(prefix = "parley.gateway")
public interface GatewaySettings {

    Upstream upstream();

    Limits limits();

    Heartbeat heartbeat();

    /** The way to the chat service. */
    interface Upstream {
        /** The chat instances, any of which serves any user. */
        @WithDefault("http://localhost:8084")
        List<URI> urls();

        /** The discovery instances. */
        @WithDefault("http://localhost:8086")
        List<URI> discoveryUrls();

        /** How long the connection to an instance may take before the next one is tried. */
        @WithDefault("2s")
        Duration connectTimeout();

        /** How long an instance may be silent in the middle of an answer over REST. */
        @WithDefault("30s")
        Duration readTimeout();

        /** How long the readiness probe waits for an instance's {@code pong}. */
        @WithDefault("2s")
        Duration probeTimeout();

        /** Bytes written to an instance and not yet taken by it, past which the client is no longer read. */
        @WithDefault("65536")
        int writeQueueBytes();

        /** The largest frame an instance may send. */
        @WithDefault("1048576")
        int maxFrameBytes();
    }

    /** How silence is told from death. */
    interface Heartbeat {
        /** For how long nothing was sent to a client when it gets a {@code ping}. */
        @WithDefault("30s")
        Duration ping();

        /** The pause between WebSocket's own pings. */
        @WithDefault("25s")
        Duration controlPing();

        /** How long after the first unanswered ping of either kind a silent socket is closed. */
        @WithDefault("40s")
        Duration limit();
    }

    interface Limits {
        /** False lifts the limits on how many and how often, for load programs; never on a machine others can reach. */
        @WithDefault("true")
        boolean enabled();

        /** Sockets open at once. */
        @WithDefault("50000")
        int connections();

        /** Code points of a message's text, after it was cleaned. */
        @WithDefault("5000")
        int textCharacters();

        /** The largest frame a client may send; what is larger is an error. */
        @WithDefault("24576")
        int frameBytes();

        /** Conversation or user ids in one frame. */
        @WithDefault("100")
        int idsInAFrame();
    }
}
