package io.parley.gateway.link;

import io.parley.contracts.frame.CloseCode;
import io.parley.contracts.frame.ServerGlance;
import io.parley.contracts.json.Json;
import io.parley.contracts.link.LinkFrame;
import io.parley.gateway.wire.FrameAssembly;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;

/**
 * The socket to a chat instance that a link has now, or none: then what is done to it has no effect. What one says that had its place
 * before is not heard.
 */
final class LinkSocket {

    private static final Logger LOG = Logger.getLogger(LinkSocket.class);

    /** Who is told what happens on it. */
    interface Listener {

        /** The instance showed a sign of life, whatever it was. */
        void heard();

        /** A word of the link's own. */
        void said(LinkFrame frame);

        /** A frame for the client: {@code text} is all of it, {@code last} what came last of it. */
        void frame(ServerGlance glance, WebSocketFrame last, byte[] text);

        /** The instance takes frames again. */
        void drained();

        /** It is closed; with a code that is null where nobody said one. */
        void closed(Short code, String reason);
    }

    private final Listener listener;
    private final FrameAssembly messages;
    /** Null as long as there is none. */
    private WebSocket socket;

    private long framesSent;

    LinkSocket(int maxFrameBytes, Listener listener) {
        this.messages = new FrameAssembly(maxFrameBytes);
        this.listener = listener;
    }

    void begin(WebSocket link) {
        socket = link;
        framesSent = 0;
        messages.reset();
        link.exceptionHandler(failure -> LOG.debugf("chat socket: %s", failure.getMessage()));
        link.frameHandler(frame -> received(link, frame));
        link.pongHandler(pong -> listener.heard());
        link.drainHandler(drained -> listener.drained());
        link.closeHandler(gone -> closed(link));
    }

    /** Closes it and waits for nothing. */
    void abandon() {
        WebSocket abandoned = socket;
        socket = null;
        abandoned.close();
    }

    /** A socket is closed some time before its end is told of. */
    boolean isThere() {
        return socket != null && !socket.isClosed();
    }

    /** Whether the instance takes no more for now. */
    boolean isFull() {
        return isThere() && socket.writeQueueFull();
    }

    /** Whether what comes is to wait. */
    void hold(boolean on) {
        if (isThere()) {
            if (on) {
                socket.pause();
            } else {
                socket.resume();
            }
        }
    }

    void ping() {
        if (isThere()) {
            socket.writePing(Buffer.buffer());
        }
    }

    void send(LinkFrame frame) {
        if (isThere()) {
            socket.writeTextMessage(Json.write(frame));
        }
    }

    /** @param last the client's frame that came, where it can be passed on as it is; or null */
    void send(Unanswered.Entry entry, WebSocketFrame last) {
        if (isThere()) {
            entry.sentAs(++framesSent);
            if (last != null) {
                socket.writeFrame(FrameAssembly.whole(last, entry.text()));
            } else {
                socket.writeTextMessage(new String(entry.text(), StandardCharsets.UTF_8));
            }
        }
    }

    void close(short code) {
        if (isThere()) {
            socket.close(code);
        }
    }

    private void received(WebSocket link, WebSocketFrame frame) {
        if (link != socket) {
            return;
        }
        listener.heard();
        switch (messages.add(frame)) {
            case TEXT_MESSAGE -> text(frame, messages.takeText());
            case BINARY, BINARY_FRAGMENT -> LOG.error("a chat instance sent a binary message; it was dropped");
            case TOO_LARGE -> LOG.error("a chat instance sent a message beyond every limit; it was dropped");
            case TEXT_FRAGMENT, CONTROL -> {
                // A fragment waits for its message; ping, pong and close are Vert.x' own.
            }
        }
    }

    private void text(WebSocketFrame last, byte[] text) {
        if (LinkFrame.isOne(text)) {
            listener.said(LinkFrame.read(new String(text, StandardCharsets.UTF_8)));
            return;
        }
        ServerGlance glance = ServerGlance.at(text);
        if (glance == null) {
            LOG.error("a chat instance sent what is no frame of the protocol; it was dropped");
        } else {
            listener.frame(glance, last, text);
        }
    }

    private void closed(WebSocket link) {
        if (link == socket) {
            socket = null;
            listener.closed(link.closeStatusCode(), link.closeReason());
        }
    }

    /** Whether the instance went away, and not the session: a server that stops has several ways to say so. */
    static boolean isLoss(Short code, String reason) {
        return code == null
                || !CloseCode.mayTravel(code)
                || code == CloseCode.NORMAL.code()
                || code == CloseCode.GOING_AWAY.code()
                        && !CloseCode.DEAD_PEER.reason().equals(reason)
                || code == CloseCode.SERVICE_RESTART.code()
                || code == CloseCode.TRY_AGAIN_LATER.code();
    }
}
