package io.parley.gateway.edge;

import io.parley.contracts.frame.CloseCode;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.FrameLimits;
import io.parley.contracts.frame.FrameReader;
import io.parley.gateway.GatewaySettings;
import io.parley.gateway.rest.Problems;
import io.parley.gateway.upstream.ChatInstances;
import io.parley.kit.token.TokenVerifier;
import io.parley.kit.token.Verdict;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * {@code GET /v1/chat/ws}: lets a client in, or says why not. Even the refused get their upgrade, one error and a close,
 * because a browser shows a page nothing of a failed upgrade.
 */
@ApplicationScoped
public class ChatRoute {

    static final String PATH = "/v1/chat/ws";
    private static final long BEAT_MILLIS = 1_000;
    private static final int UPGRADE_REQUIRED = 426;
    private static final Logger LOG = Logger.getLogger(ChatRoute.class);

    private final Doorkeeper door;
    private final TokenVerifier tokens;
    private final ChatInstances chat;
    private final SocketMetrics metrics;
    private final GatewaySettings.Limits limits;
    private final GatewaySettings.Heartbeat heartbeat;
    private final FrameReader reader;
    private final Set<ClientSocket> open = ConcurrentHashMap.newKeySet();

    public ChatRoute(
            Vertx vertx,
            Doorkeeper door,
            TokenVerifier tokens,
            ChatInstances chat,
            SocketMetrics metrics,
            GatewaySettings settings) {
        this.door = door;
        this.tokens = tokens;
        this.chat = chat;
        this.metrics = metrics;
        this.limits = settings.limits();
        this.heartbeat = settings.heartbeat();
        this.reader =
                new FrameReader(new FrameLimits(limits.textCharacters(), limits.frameBytes(), limits.idsInAFrame()));
        vertx.setPeriodic(BEAT_MILLIS, tick -> beat());
    }

    void register(@Observes Router router) {
        router.get(PATH).handler(this::upgrade);
    }

    /** The clients come back after a random part of a few seconds, to whichever gateway is there then. */
    void drain(@Observes ShutdownDelayInitiatedEvent stopping) {
        open.forEach(socket -> socket.close(CloseCode.SERVICE_RESTART));
    }

    private void beat() {
        long now = System.currentTimeMillis();
        open.forEach(socket -> socket.beat(now));
    }

    private void upgrade(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            if (request.version() != HttpVersion.HTTP_2) {
                // HTTP/2 knows no Upgrade, and a client may refuse an answer that has it.
                context.response().putHeader(HttpHeaders.UPGRADE, "websocket");
            }
            Problems.answer(
                    context.response(), UPGRADE_REQUIRED, ErrorCode.VALIDATION_ERROR, "This address speaks WebSocket");
            return;
        }
        Entry entry = door.judge(request);
        if (entry instanceof Entry.TurnedAway away) {
            Problems.tooManyAttempts(context.response(), away.retryAfterSeconds());
            return;
        }
        Handshake handshake = Handshake.of(request);
        request.toWebSocket()
                .onSuccess(socket -> {
                    if (entry instanceof Entry.Refused refused) {
                        refused.tell(socket, metrics);
                    } else {
                        admit(socket, handshake);
                    }
                })
                .onFailure(failure -> LOG.debugf("an upgrade failed: %s", failure.getMessage()));
    }

    private void admit(ServerWebSocket socket, Handshake handshake) {
        ClientSocket client =
                new ClientSocket(socket, reader, metrics, new Heartbeat(heartbeat, System.currentTimeMillis()));
        open.add(client);
        socket.closeHandler(closed -> {
            open.remove(client);
            client.closed();
        });
        Verdict verdict = tokens.verify(handshake.token());
        if (verdict instanceof Verdict.Refused refused) {
            client.refuse(refused.error(), refused.message(), refused.close());
        } else if (limits.enabled() && metrics.active() > limits.connections()) {
            client.refuse(ErrorCode.TOO_MANY_CONNECTIONS, "This gateway has no room left", CloseCode.TRY_AGAIN_LATER);
        } else {
            client.connect(chat.connect(handshake.token(), handshake.upstreamQuery()));
        }
    }
}
