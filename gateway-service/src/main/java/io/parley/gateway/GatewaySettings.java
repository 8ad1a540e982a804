package io.parley.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of the gateway. */
@ConfigMapping(prefix = "parley.gateway")
public interface GatewaySettings {

    Upstream upstream();

    Limits limits();

    Heartbeat heartbeat();

    Headers headers();

    Health health();

    /** The way to the chat service. */
    interface Upstream {
        /** The chat instances, any of which serves any user. */
        @WithDefault("http://localhost:8084")
        List<URI> urls();

        /** The instances of the discovery service. */
        @WithDefault("http://localhost:8086")
        List<URI> discoveryUrls();

        /** The instances of the notification service. */
        @WithDefault("http://localhost:8085")
        List<URI> notificationUrls();

        /** How long the connection to an instance may take before the next one is tried. */
        @WithDefault("2s")
        Duration connectTimeout();

        /** For how long neither side of a REST call may say anything. */
        @WithDefault("30s")
        Duration readTimeout();

        /** How long a REST call may take, from its head to the end of its answer. */
        @WithDefault("60s")
        Duration callTimeout();

        /** Connections for REST calls to one instance; past it calls wait for one, as long as a connection may take. */
        @WithDefault("256")
        int restConnections();

        /** REST calls that wait for a connection to one instance; past it they hear {@code unavailable}. */
        @WithDefault("1000")
        int restWaiting();

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

        /** The largest body of a REST call. */
        @WithDefault("65536")
        long bodyBytes();

        /** Conversation or user ids in one frame. */
        @WithDefault("100")
        int idsInAFrame();
    }

    /** What every answer over HTTP says to browsers. */
    interface Headers {
        /** {@code Strict-Transport-Security}, for answers over TLS alone; empty for none. */
        @WithDefault("max-age=31536000")
        Optional<String> strictTransportSecurity();

        /** {@code Content-Security-Policy}: an answer of the API loads nothing, and Telegram may show what is served here. */
        @WithDefault(
                "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' https://web.telegram.org")
        String contentSecurityPolicy();

        /** {@code Permissions-Policy}. */
        @WithDefault("camera=(), geolocation=(), microphone=(), payment=(), usb=()")
        String permissionsPolicy();
    }

    interface Health {
        /** For how long {@code /ws/health} goes by what the chat instances answered last. */
        @WithDefault("2s")
        Duration keep();
    }
}
