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
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketBase;
import io.vertx.core.http.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * One client and its link to a chat instance: frames are checked and carried in both directions, and so is a close. Lives on
 * one event loop.
 */
final class ClientSocket {

    private static final Logger LOG = Logger.getLogger(ClientSocket.class);
    private static final int MAX_CHAT_MESSAGE_BYTES = 1 << 20;

    private final ServerWebSocket client;
    private final FrameReader reader;
    private final SocketMetrics metrics;
    private final long openedAt = System.nanoTime();
    private final FrameAssembly fromClient = new FrameAssembly(FrameLimits.CLOSE_ABOVE_BYTES);
    private final FrameAssembly fromChat = new FrameAssembly(MAX_CHAT_MESSAGE_BYTES);
    private final Heartbeat heartbeat;
    private WebSocket chat;

    ClientSocket(ServerWebSocket client, FrameReader reader, SocketMetrics metrics, Heartbeat heartbeat) {
        this.client = client;
        this.reader = reader;
        this.metrics = metrics;
        this.heartbeat = heartbeat;
        metrics.opened();
        client.exceptionHandler(failure -> failed("client", failure));
        client.frameHandler(this::fromClient);
        // Nothing is read before there is somewhere to pass it on to.
        client.pause();
    }

    void connect(Future<WebSocket> link) {
        link.onSuccess(this::linked).onFailure(unreachable -> {
            LOG.debugf("no chat instance: %s", unreachable.getMessage());
            unavailable();
        });
    }

    /** Says why, and closes. */
    void refuse(ErrorCode code, String message, CloseCode close) {
        // Read on, so that the client's own close frame is seen; what else it says goes nowhere.
        client.frameHandler(ignored -> {});
        client.resume();
        send(new ServerFrame.Failure(code, message, null));
        close(close);
    }

    void close(CloseCode code) {
        if (!client.isClosed()) {
            client.close((short) code.code(), code.reason());
        }
    }

    /** The client is gone. */
    void closed() {
        metrics.closed(Duration.ofNanos(System.nanoTime() - openedAt));
        if (chat != null && !chat.isClosed()) {
            Short code = client.closeStatusCode();
            chat.close(code != null && CloseCode.mayTravel(code) ? code : (short) CloseCode.GOING_AWAY.code());
        }
    }

    private void linked(WebSocket link) {
        chat = link;
        if (client.isClosed()) {
            link.close();
            return;
        }
        link.exceptionHandler(failure -> failed("chat", failure));
        link.frameHandler(this::fromChat);
        link.closeHandler(gone -> chatClosed());
        client.resume();
    }

    /** Does what the silence of the two asks for; from any thread. */
    void beat(long nowMillis) {
        switch (heartbeat.due(nowMillis)) {
            case PING -> send(new ServerFrame.Ping());
            case CONTROL_PING -> {
                if (!client.isClosed()) {
                    client.writePing(Buffer.buffer());
                }
            }
            case DEAD -> close(CloseCode.GOING_AWAY);
            case NOTHING -> {
                // Nobody was silent for long enough.
            }
        }
    }

    private void fromClient(WebSocketFrame frame) {
        heartbeat.heard();
        switch (fromClient.add(frame)) {
            case TEXT_MESSAGE -> clientText(frame, fromClient.takeText());
            case BINARY -> {
                metrics.receivedOther(frame.binaryData().length());
                forward(frame, chat, client);
            }
            case TOO_LARGE -> close(CloseCode.MESSAGE_TOO_BIG);
            case TEXT_FRAGMENT, CONTROL -> {
                // A fragment waits for its message; ping, pong and close are Vert.x' own.
            }
        }
    }

    private void clientText(WebSocketFrame frame, byte[] text) {
        if (!Utf8.isValid(text)) {
            close(CloseCode.INVALID_PAYLOAD);
            return;
        }
        Reading<ClientFrame> reading = reader.readClient(text);
        if (reading instanceof Reading.Invalid<ClientFrame> invalid) {
            metrics.receivedOther(text.length);
            send(invalid.toFrame());
            return;
        }
        ClientFrame valid = ((Reading.Valid<ClientFrame>) reading).frame();
        metrics.received(valid.type(), text.length);
        if (valid instanceof ClientFrame.Ping) {
            send(new ServerFrame.Pong(valid.ref()));
        } else {
            forwardText(frame, text, chat, client);
        }
    }

    private void fromChat(WebSocketFrame frame) {
        switch (fromChat.add(frame)) {
            case TEXT_MESSAGE -> chatText(frame, fromChat.takeText());
            case BINARY -> {
                metrics.sentOther(frame.binaryData().length());
                forward(frame, client, chat);
            }
            case TOO_LARGE -> LOG.error("a chat instance sent a message beyond every limit; it was dropped");
            case TEXT_FRAGMENT, CONTROL -> {
                // As from the client.
            }
        }
    }

    private void chatText(WebSocketFrame frame, byte[] text) {
        ServerFrameType type = FrameReader.typeOf(text);
        if (type == null) {
            LOG.error("a chat instance sent what is no frame of the protocol; it was dropped");
            return;
        }
        metrics.sent(type, text.length);
        heartbeat.sent(System.currentTimeMillis());
        forwardText(frame, text, client, chat);
    }

    /** The very frame where it is the whole message: its bytes are not copied or decoded again. */
    private static void forwardText(WebSocketFrame frame, byte[] text, WebSocketBase to, WebSocketBase from) {
        forward(
                frame.isText() ? frame : WebSocketFrame.textFrame(new String(text, StandardCharsets.UTF_8), true),
                to,
                from);
    }

    /** Passes a frame on; a receiver that is full stops the reading of the sender until it is not. */
    private static void forward(WebSocketFrame frame, WebSocketBase to, WebSocketBase from) {
        if (to.isClosed()) {
            return;
        }
        to.writeFrame(frame);
        if (to.writeQueueFull()) {
            from.pause();
            to.drainHandler(drained -> from.resume());
        }
    }

    private void chatClosed() {
        if (client.isClosed()) {
            return;
        }
        Short code = chat.closeStatusCode();
        if (code == null || !CloseCode.mayTravel(code)) {
            unavailable();
        } else {
            client.close(code, chat.closeReason());
        }
    }

    private void unavailable() {
        if (!client.isClosed()) {
            refuse(ErrorCode.UNAVAILABLE, "The chat service is not available", CloseCode.TRY_AGAIN_LATER);
        }
    }

    private void send(ServerFrame frame) {
        if (!client.isClosed()) {
            String text = FrameWriter.write(frame);
            heartbeat.sent(System.currentTimeMillis());
            metrics.sent(frame.type(), text.length());
            client.writeTextMessage(text);
        }
    }

    private void failed(String side, Throwable failure) {
        // A broken frame or connection of one peer; Vert.x closes the socket with the code for it.
        LOG.debugf("%s socket: %s", side, failure.getMessage());
    }
}
