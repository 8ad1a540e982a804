package io.parley.gateway.edge;

import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.CloseCode;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.FrameLimits;
import io.parley.contracts.frame.FrameReader;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.Reading;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.frame.ServerFrameType;
import io.parley.contracts.link.LinkFrame;
import io.parley.gateway.limit.Patience;
import io.parley.gateway.link.ChatLink;
import io.parley.gateway.link.LinkListener;
import io.parley.gateway.wire.FrameAssembly;
import io.parley.gateway.wire.Utf8;
import io.parley.kit.token.Verdict;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.time.Duration;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** One client: its frames are checked and passed on, what the chat service has for it is passed back. Lives on one event loop. */
final class ClientSocket implements LinkListener {

    private static final Logger LOG = Logger.getLogger(ClientSocket.class);

    private static final Reading.Invalid<ClientFrame> BINARY =
            new Reading.Invalid<>(ErrorCode.UNSUPPORTED_FRAME, "Binary frames are not supported", null);

    /** Whatever else the frame says: to the chat service it would be the gateway's own word. */
    private static final Reading.Invalid<ClientFrame> NOT_FOR_CLIENTS =
            new Reading.Invalid<>(ErrorCode.VALIDATION_ERROR, "Invalid message type: link", null);

    /** Who decides about what a client may do. */
    interface Door {

        /** The client says who it is, in its first frame. */
        void letIn(ClientSocket client, ClientFrame.Auth auth);

        /** The client says it again, with a newer token; answers whether the chat service is to know. */
        boolean renew(ClientSocket client, ClientFrame.Auth auth);

        /** Whether the client may send this now; it is told if not. Null stands for what is no frame of the protocol. */
        boolean mayPass(ClientSocket client, ClientFrame frame);
    }

    private final Context context = Vertx.currentContext();
    private final ServerWebSocket client;
    private final Door door;
    private final FrameReader reader;
    private final SocketMetrics metrics;
    private final Patience patience;
    private final Heartbeat heartbeat;
    private final long openedAt = System.nanoTime();
    private final FrameAssembly fromClient = new FrameAssembly(FrameLimits.CLOSE_ABOVE_BYTES);
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
        this.handshake = handshake;
        this.door = door;
        this.reader = reader;
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
        if (!client.isClosed()) {
            String text = FrameWriter.write(frame);
            heartbeat.sent(System.currentTimeMillis());
            metrics.sent(frame.type(), text.length());
            client.writeTextMessage(text);
        }
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
        if (!client.isClosed()) {
            // Read on, so that the client's own close frame is seen; what else it says goes nowhere.
            client.frameHandler(ignored -> {});
            client.resume();
            close(close);
        }
    }

    void close(CloseCode code) {
        if (!client.isClosed()) {
            client.close((short) code.code(), code.reason());
        }
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
        return !client.isClosed();
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
            case CONTROL_PING -> {
                if (!client.isClosed()) {
                    client.writePing(Buffer.buffer());
                }
            }
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
        metrics.sent(type, bytes);
        heartbeat.sent(System.currentTimeMillis());
        pass(frame);
    }

    @Override
    public void tell(ServerFrame.Failure failure) {
        send(failure);
    }

    @Override
    public void ended(short code, String reason) {
        if (!client.isClosed()) {
            client.resume();
            client.close(code, reason);
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

    /** Passes a frame to the client; one that is full stops the reading of the chat service until it is not. */
    private void pass(WebSocketFrame frame) {
        if (!client.isClosed()) {
            client.writeFrame(frame);
            if (client.writeQueueFull()) {
                chat.clientIsFull(true);
            }
        }
    }

    private void received(WebSocketFrame frame) {
        heartbeat.heard();
        if (client.isClosed()) {
            // What a client says on its way out goes nowhere.
            return;
        }
        switch (fromClient.add(frame)) {
            case TEXT_MESSAGE -> text(frame, fromClient.takeText());
            case BINARY -> {
                metrics.receivedOther(frame.binaryData().length());
                invalid(BINARY);
            }
            case TOO_LARGE -> close(CloseCode.MESSAGE_TOO_BIG);
            case TEXT_FRAGMENT, BINARY_FRAGMENT, CONTROL -> {
                // A fragment waits for its message; ping, pong and close are Vert.x' own.
            }
        }
    }

    private void text(WebSocketFrame last, byte[] text) {
        if (!Utf8.isValid(text)) {
            close(CloseCode.INVALID_PAYLOAD);
            return;
        }
        Reading<ClientFrame> reading = LinkFrame.isOne(text) ? NOT_FOR_CLIENTS : reader.readClient(text);
        if (reading instanceof Reading.Valid<ClientFrame> valid) {
            metrics.received(valid.frame().type(), text.length);
            frame(valid.frame(), last, text);
        } else {
            metrics.receivedOther(text.length);
            invalid((Reading.Invalid<ClientFrame>) reading);
        }
    }

    private void invalid(Reading.Invalid<ClientFrame> reading) {
        if (chat == null) {
            refuseFirst();
        } else if (door.mayPass(this, null)) {
            send(reading.toFrame());
        }
    }

    private void frame(ClientFrame frame, WebSocketFrame last, byte[] text) {
        if (frame instanceof ClientFrame.Auth auth && chat == null) {
            door.letIn(this, auth);
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
