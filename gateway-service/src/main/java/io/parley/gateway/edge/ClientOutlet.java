package io.parley.gateway.edge;

import io.parley.contracts.frame.CloseCode;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.frame.ServerFrameType;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;

/** What goes out to a client: counted, and a sign of life. To one that is gone nothing goes out. */
final class ClientOutlet {

    private final ServerWebSocket client;
    private final SocketMetrics metrics;
    private final Heartbeat heartbeat;

    ClientOutlet(ServerWebSocket client, SocketMetrics metrics, Heartbeat heartbeat) {
        this.client = client;
        this.metrics = metrics;
        this.heartbeat = heartbeat;
    }

    boolean isOpen() {
        return !client.isClosed();
    }

    void send(ServerFrame frame) {
        if (isOpen()) {
            String text = FrameWriter.write(frame);
            note(frame.type(), text.length());
            client.writeTextMessage(text);
        }
    }

    /** Passes on a frame as it came; answers whether the client takes no more for now. */
    boolean pass(WebSocketFrame frame, ServerFrameType type, int bytes) {
        note(type, bytes);
        if (isOpen()) {
            client.writeFrame(frame);
            return client.writeQueueFull();
        }
        return false;
    }

    /** A ping of WebSocket itself. */
    void ping() {
        if (isOpen()) {
            client.writePing(Buffer.buffer());
        }
    }

    void close(CloseCode code) {
        close((short) code.code(), code.reason());
    }

    void close(short code, String reason) {
        if (isOpen()) {
            client.close(code, reason);
        }
    }

    private void note(ServerFrameType type, int bytes) {
        heartbeat.sent(System.currentTimeMillis());
        metrics.sent(type, bytes);
    }
}
