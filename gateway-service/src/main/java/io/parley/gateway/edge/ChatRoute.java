package io.parley.gateway.edge;

import io.parley.contracts.frame.CloseCode;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.FrameLimits;
import io.parley.contracts.frame.FrameReader;
import io.parley.contracts.frame.ServerFrame;
import io.parley.gateway.GatewaySettings;
import io.parley.gateway.answer.CallTrace;
import io.parley.gateway.answer.Problems;
import io.parley.gateway.limit.Patience;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * {@code GET /v1/chat/ws}: lets a client in, or says why not. Even the refused get their upgrade, one error and a close,
 * because a browser shows a page nothing of a failed upgrade.
 */
@ApplicationScoped
public class ChatRoute {

    static final String PATH = "/v1/chat/ws";
    private static final int UPGRADE_REQUIRED = 426;
    private static final Logger LOG = Logger.getLogger(ChatRoute.class);

    private final Doorkeeper door;
    private final Reception reception;
    private final OpenSockets sockets;
    private final Departure departure;
    private final SocketMetrics metrics;
    private final GatewaySettings settings;
    private final FrameReader reader;

    ChatRoute(
            Doorkeeper door,
            Reception reception,
            OpenSockets sockets,
            Departure departure,
            SocketMetrics metrics,
            GatewaySettings settings) {
        this.door = door;
        this.reception = reception;
        this.sockets = sockets;
        this.departure = departure;
        this.metrics = metrics;
        this.settings = settings;
        GatewaySettings.Limits limits = settings.limits();
        this.reader =
                new FrameReader(new FrameLimits(limits.textCharacters(), limits.frameBytes(), limits.idsInAFrame()));
    }

    void register(@Observes Router router) {
        router.get(PATH).handler(this::upgrade);
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
        Handshake handshake = Handshake.of(request, CallTrace.of(context));
        request.toWebSocket()
                .onSuccess(socket -> {
                    if (socket.isClosed()) {
                        LOG.debug("a client left while it came");
                    } else if (entry instanceof Entry.Refused refused) {
                        refused.tell(socket, metrics);
                    } else {
                        admit(socket, handshake);
                    }
                })
                .onFailure(failure -> LOG.debugf("an upgrade failed: %s", failure.getMessage()));
    }

    private void admit(ServerWebSocket socket, Handshake handshake) {
        ClientSocket client = new ClientSocket(
                socket,
                handshake,
                reception,
                reader,
                metrics,
                new Patience(settings.limits().user()),
                new Heartbeat(settings.heartbeat(), System.currentTimeMillis()));
        sockets.add(client);
        socket.closeHandler(closed -> {
            sockets.remove(client);
            reception.farewell(client);
            client.closed();
        });
        if (departure.hasBegun()) {
            client.refuse(
                    new ServerFrame.Failure(ErrorCode.UNAVAILABLE, "This gateway is about to stop", null),
                    CloseCode.SERVICE_RESTART);
        } else if (settings.limits().enabled()
                && metrics.active() > settings.limits().connections()) {
            client.refuse(
                    new ServerFrame.Failure(ErrorCode.TOO_MANY_CONNECTIONS, "This gateway has no room left", null),
                    CloseCode.TRY_AGAIN_LATER);
        } else if (handshake.token() == null) {
            client.awaitAuth(
                    System.currentTimeMillis() + settings.door().authTimeout().toMillis());
        } else {
            reception.letIn(client, handshake.token(), null);
        }
    }
}
