package io.parley.gateway.edge;

import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.CloseCode;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.FrameReader;
import io.parley.contracts.frame.Reading;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.frame.ServerFrameType;
import io.parley.gateway.limit.Patience;
import io.parley.gateway.link.ChatLink;
import io.parley.gateway.link.LinkListener;
import io.parley.kit.token.Verdict;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.time.Duration;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** One client: its frames are checked and passed on, what the chat service has for it is passed back. Lives on one event loop. */
final class ClientSocket implements LinkListener, FrameIntake.Listener {

    private static final Logger LOG = Logger.getLogger(ClientSocket.class);

    private final Context context = Vertx.currentContext();
    private final ServerWebSocket client;
    private final ClientOutlet outlet;
    private final FrameIntake intake;
    private final Door door;
    private final SocketMetrics metrics;
    private final Patience patience;
    private final Heartbeat heartbeat;
    private final long openedAt = System.nanoTime();
    private final Handshake handshake;
    /** What its token says; null as long as there was none. */
    private volatile Verdict.Valid token;

    private volatile long authUntil = Long.MAX_VALUE;
    private volatile ChatLink chat;
    private boolean leaving;

    ClientSocket(
            ServerWebSocket client,
            Handshake handshake,
            Door door,
            FrameReader reader,
            SocketMetrics metrics,
            Patience patience,
            Heartbeat heartbeat) {
        this.client = client;
        this.outlet = new ClientOutlet(client, metrics, heartbeat);
        this.intake = new FrameIntake(reader, metrics, this);
        this.handshake = handshake;
        this.door = door;
        this.metrics = metrics;
        this.patience = patience;
        this.heartbeat = heartbeat;
        metrics.opened();
        client.exceptionHandler(failure -> LOG.debugf("client socket: %s", failure.getMessage()));
        client.frameHandler(this::received);
        client.drainHandler(drained -> {
            if (chat != null) {
                chat.clientIsFull(false);
            }
        });
    }

    /** Somebody looks at the client's token: what comes next is read when it is known who sends it. */
    void hold() {
        authUntil = Long.MAX_VALUE;
        client.pause();
    }

    /** It is known who the client is, and there is a way to the chat service. */
    void open(Verdict.Valid known, Function<LinkListener, ChatLink> way) {
        token = known;
        chat = way.apply(this);
        client.resume();
    }

    /** The client goes on with another token of the same user. */
    void renew(Verdict.Valid newer, String jwt) {
        token = newer;
        chat.renew(jwt);
    }

    Handshake handshake() {
        return handshake;
    }

    /** Null as long as nobody knows who the client is. */
    String userId() {
        return token == null ? null : token.userId();
    }

    void send(ServerFrame frame) {
        outlet.send(frame);
    }

    /** Says why, and closes. */
    void refuse(ServerFrame.Failure failure, CloseCode close) {
        send(failure);
        dismiss(close);
    }

    /** A newer socket of the same user takes its place; from any thread. */
    void replace() {
        context.runOnContext(now -> dismiss(CloseCode.REPLACED));
    }

    /** Closes, and listens no more. */
    void dismiss(CloseCode close) {
        if (isOpen()) {
            // Read on, so that the client's own close frame is seen; what else it says goes nowhere.
            client.frameHandler(ignored -> {});
            client.resume();
            close(close);
        }
    }

    void close(CloseCode code) {
        outlet.close(code);
    }

    /** Closes for a restart: takes nothing more, but waits for the answers to what was taken; from any thread. */
    void leave(long answerTimeoutMillis) {
        context.runOnContext(now -> {
            if (chat == null) {
                close(CloseCode.SERVICE_RESTART);
            } else if (!leaving) {
                leaving = true;
                client.pause();
                chat.whenIdle(() -> dismiss(CloseCode.SERVICE_RESTART));
                context.owner().setTimer(answerTimeoutMillis, late -> dismiss(CloseCode.SERVICE_RESTART));
            }
        });
    }

    /** The client is gone. */
    void closed() {
        metrics.closed(Duration.ofNanos(System.nanoTime() - openedAt));
        if (chat != null) {
            Short code = client.closeStatusCode();
            chat.close(code != null && CloseCode.mayTravel(code) ? code : (short) CloseCode.GOING_AWAY.code());
        }
    }

    /** One more frame of the client was refused; answers whether that is enough. */
    boolean tries(long nowNanos) {
        return patience.endsAt(nowNanos);
    }

    boolean isOpen() {
        return outlet.isOpen();
    }

    /** The client has until then to say who it is. */
    void awaitAuth(long untilMillis) {
        authUntil = untilMillis;
    }

    /** Does what the silence of the two asks for; from any thread. */
    void beat(long nowMillis) {
        if (token == null && nowMillis > authUntil) {
            authUntil = Long.MAX_VALUE;
            Verdict.Refused missing = Verdict.Refused.MISSING;
            context.runOnContext(
                    now -> refuse(new ServerFrame.Failure(missing.error(), missing.message(), null), missing.close()));
        }
        if (chat != null && chat.isSilent()) {
            context.runOnContext(now -> chat.endSilence());
        }
        switch (heartbeat.due(nowMillis)) {
            case PING -> send(new ServerFrame.Ping());
            case CONTROL_PING -> outlet.ping();
            case DEAD -> close(CloseCode.DEAD_PEER);
            case NOTHING -> {
                // Nobody was silent for long enough.
            }
        }
    }

    long ageMillis() {
        return Duration.ofNanos(System.nanoTime() - openedAt).toMillis();
    }

    @Override
    public void fromChat(WebSocketFrame frame, ServerFrameType type, int bytes) {
        if (outlet.pass(frame, type, bytes)) {
            // Until there is room again, the chat service is not read.
            chat.clientIsFull(true);
        }
    }

    @Override
    public void tell(ServerFrame.Failure failure) {
        send(failure);
    }

    @Override
    public void ended(short code, String reason) {
        if (isOpen()) {
            client.resume();
            outlet.close(code, reason);
        }
    }

    @Override
    public void unreachable() {
        refuse(
                new ServerFrame.Failure(ErrorCode.UNAVAILABLE, "The chat service is not available", null),
                CloseCode.TRY_AGAIN_LATER);
    }

    @Override
    public void mayRead(boolean may) {
        if (!may) {
            client.pause();
        } else if (!leaving) {
            // What came before was not silence.
            heartbeat.heard();
            client.resume();
        }
    }

    private void received(WebSocketFrame frame) {
        heartbeat.heard();
        // What a client says on its way out goes nowhere.
        if (isOpen()) {
            intake.take(frame);
        }
    }

    @Override
    public void breach(CloseCode code) {
        close(code);
    }

    @Override
    public void invalid(Reading.Invalid<ClientFrame> reading) {
        if (chat == null) {
            refuseFirst();
        } else if (door.mayPass(this, null)) {
            send(reading.toFrame());
        }
    }

    @Override
    public void frame(ClientFrame frame, WebSocketFrame last, byte[] text) {
        if (frame instanceof ClientFrame.Auth auth && chat == null) {
            door.letIn(this, auth.token(), auth);
        } else if (chat == null) {
            refuseFirst();
        } else if (door.mayPass(this, frame)) {
            if (frame instanceof ClientFrame.Ping) {
                send(new ServerFrame.Pong(frame.ref()));
            } else if (!(frame instanceof ClientFrame.Auth auth) || door.renew(this, auth)) {
                chat.send(frame, last, text);
            }
        }
    }

    private void refuseFirst() {
        refuse(
                new ServerFrame.Failure(ErrorCode.AUTHENTICATION_FAILED, "The first frame must be auth", null),
                CloseCode.AUTH_FAILED);
    }
}
