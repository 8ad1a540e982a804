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

    /** How clients come in, and how they are sent away. */
    Door door();

    /**
     * Addresses and networks ({@code 10.0.0.0/8}) of the proxies that are believed when they say for whom they ask
     * ({@code X-Forwarded-For}, {@code -Proto}, {@code -Host}).
     */
    Optional<List<String>> trustedProxies();

    /**
     * Whose pages may call besides those of the gateway's own origin: an origin, or {@code https://*.example.com} for all
     * below a domain.
     */
    @WithDefault("https://web.telegram.org,https://webk.telegram.org,https://weba.telegram.org")
    List<String> allowedOrigins();

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

        /** How long a client whose instance went away waits for another one before its socket is closed. */
        @WithDefault("30s")
        Duration patience();

        /** The longest pause before the first attempt to reach another instance; it doubles with each. */
        @WithDefault("100ms")
        Duration shortestBackoff();

        /** Where that doubling ends. */
        @WithDefault("2s")
        Duration longestBackoff();

        /** For how long nothing came of an instance when its link is pinged. */
        @WithDefault("30s")
        Duration ping();

        /** For how long nothing came, pongs included, when the instance is given up. */
        @WithDefault("45s")
        Duration silence();

        /** Frames of a client without an answer, past which it is no longer read. */
        @WithDefault("128")
        int unansweredFrames();

        /** Their bytes, past which the client is no longer read either. */
        @WithDefault("262144")
        int unansweredBytes();

        /** Conversations of which it is remembered how far a client has come, so that its session can go on elsewhere. */
        @WithDefault("200")
        int conversationsRemembered();
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

    /** How clients come in, and how they are sent away. */
    interface Door {
        /** How long a client without a token in its handshake may take to send {@code auth}. */
        @WithDefault("5s")
        Duration authTimeout();

        /** Over how long the sockets are closed when the gateway stops, each at a random moment. */
        @WithDefault("20s")
        Duration drainTime();

        /** How long such a socket waits for the answers to what its client had sent. */
        @WithDefault("5s")
        Duration answerTimeout();
    }

    interface Limits {
        /** False lifts the limits on how many and how often, for load programs; never on a machine others can reach. */
        @WithDefault("true")
        boolean enabled();

        /** How long the head of a request may take, the handshake of a socket's too. */
        @WithDefault("10s")
        Duration handshakeTimeout();

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

        Attempts attempts();

        User user();

        /** How often an address may try to come in: sockets and {@code /v1/auth} together. */
        interface Attempts {
            /** Attempts of one address within the window. */
            @WithDefault("100")
            int max();

            /** The window, which slides. */
            @WithDefault("60s")
            Duration window();

            /** Refusals within the window that are explained over an upgraded socket; past them it is HTTP 429. */
            @WithDefault("10")
            int refusals();

            /** The most addresses remembered; past it one that tried little is forgotten. */
            @WithDefault("100000")
            int addresses();
        }

        /** What one user may do, over all sockets and REST together. */
        interface User {
            /** Sockets of one user; the next one replaces the oldest. */
            @WithDefault("5")
            int connections();

            /** Frames a second. */
            @WithDefault("20")
            int frames();

            /** Frames at once, after a silence. */
            @WithDefault("40")
            int framesBurst();

            /** Messages a second. */
            @WithDefault("5")
            int messages();

            /** Messages at once, after a silence. */
            @WithDefault("15")
            int messagesBurst();

            /** Refused frames of one socket within the window; past them it is closed. */
            @WithDefault("40")
            int refusals();

            /** The window for refused frames, which slides. */
            @WithDefault("10s")
            Duration refusalsWindow();

            /** The most users whose budgets are remembered; a forgotten one has all of it. */
            @WithDefault("100000")
            int remembered();
        }
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
        @WithDefault("camera=(), geolocation=(self), microphone=(), payment=(), usb=()")
        String permissionsPolicy();
    }

    interface Health {
        /** For how long {@code /ws/health} goes by what the chat instances answered last. */
        @WithDefault("2s")
        Duration keep();
    }
}
