package io.parley.chat.socket;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.parley.chat.session.Session;
import io.parley.contracts.frame.CloseCode;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.kit.trace.TraceLog;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.buffer.Buffer;
import org.jboss.logging.Logger;

/** One socket: a device of a user, as a gateway passes it on. */
@WebSocket(path = "/ws")
public class ChatSocket {

    private static final Logger LOG = Logger.getLogger(ChatSocket.class);
    private static final UserData.TypedKey<Session> SESSION = new UserData.TypedKey<>("session");
    private static final UserData.TypedKey<SessionOpening.Awaited> AWAITED = new UserData.TypedKey<>("awaited");

    private final SessionOpening opening;
    private final FrameDispatcher frames;
    private final MeterRegistry metrics;

    public ChatSocket(SessionOpening opening, FrameDispatcher frames, MeterRegistry metrics) {
        this.opening = opening;
        this.frames = frames;
        this.metrics = metrics;
    }

    @OnOpen
    public Uni<Void> open(WebSocketConnection connection) {
        return UniHelper.toUni(opening.open(connection.handshakeRequest(), new SocketOutlet(connection, metrics))
                .map(opened -> {
                    if (opened instanceof SessionOpening.Begun begun) {
                        begun(connection, begun.session());
                    } else if (opened instanceof SessionOpening.Awaited awaited) {
                        connection.userData().put(AWAITED, awaited);
                    }
                    return null;
                }));
    }

    @OnTextMessage
    public Uni<Void> text(String frame, WebSocketConnection connection) {
        Session session = connection.userData().get(SESSION);
        if (session != null) {
            TraceLog.set(session.trace());
            frames.dispatch(session, frame);
            return Uni.createFrom().voidItem();
        }
        SessionOpening.Awaited awaited = connection.userData().get(AWAITED);
        Session resumed = awaited == null ? null : opening.resume(awaited, frame);
        if (resumed != null) {
            begun(connection, resumed);
        }
        return Uni.createFrom().voidItem();
    }

    private void begun(WebSocketConnection connection, Session session) {
        connection.userData().put(SESSION, session);
        TraceLog.during(session.trace().toString(), () -> LOG.debugf("session %s begins", session.id()));
        if (!connection.isOpen()) {
            // Closed while it was being opened; whether that close still comes is not to be relied on.
            opening.close(session);
        }
    }

    @OnBinaryMessage
    public Uni<Void> binary(Buffer frame, WebSocketConnection connection) {
        Session session = connection.userData().get(SESSION);
        if (session != null) {
            session.send(new ServerFrame.Failure(ErrorCode.UNSUPPORTED_FRAME, "Binary frames are not supported", null));
        }
        return Uni.createFrom().voidItem();
    }

    @OnClose
    public Uni<Void> close(WebSocketConnection connection) {
        Session session = connection.userData().get(SESSION);
        if (session != null) {
            TraceLog.set(session.trace());
            LOG.debugf("session %s ends", session.id());
            opening.close(session);
        }
        return Uni.createFrom().voidItem();
    }

    @OnError
    public Uni<Void> error(Throwable failure, WebSocketConnection connection) {
        LOG.debugf("a socket failed: %s", failure.getClass().getSimpleName());
        if (connection.isOpen()) {
            new SocketOutlet(connection, metrics)
                    .close(isTooLarge(failure) ? CloseCode.MESSAGE_TOO_BIG : CloseCode.SERVER_ERROR);
        }
        return Uni.createFrom().voidItem();
    }

    private static boolean isTooLarge(Throwable failure) {
        return failure instanceof TooLongFrameException || failure instanceof CorruptedWebSocketFrameException;
    }
}
