package io.parley.gateway.edge;

import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.CloseCode;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.FrameLimits;
import io.parley.contracts.frame.FrameReader;
import io.parley.contracts.frame.Reading;
import io.parley.contracts.link.LinkFrame;
import io.parley.gateway.wire.FrameAssembly;
import io.parley.gateway.wire.Utf8;
import io.vertx.core.http.WebSocketFrame;

/** Makes frames of the protocol of what a client's socket receives, and counts them. */
final class FrameIntake {

    private static final Reading.Invalid<ClientFrame> BINARY =
            new Reading.Invalid<>(ErrorCode.UNSUPPORTED_FRAME, "Binary frames are not supported", null);

    /** Whatever else the frame says: to the chat service it would be the gateway's own word. */
    private static final Reading.Invalid<ClientFrame> NOT_FOR_CLIENTS =
            new Reading.Invalid<>(ErrorCode.VALIDATION_ERROR, "Invalid message type: link", null);

    /** Who is told what came. */
    interface Listener {

        /** A frame of the protocol: {@code text} is all of it, {@code last} what came last of it. */
        void frame(ClientFrame frame, WebSocketFrame last, byte[] text);

        /** A message that is no frame of the protocol. */
        void invalid(Reading.Invalid<ClientFrame> reading);

        /** Something after which the socket cannot go on. */
        void breach(CloseCode code);
    }

    private final FrameReader reader;
    private final SocketMetrics metrics;
    private final Listener listener;
    private final FrameAssembly messages = new FrameAssembly(FrameLimits.CLOSE_ABOVE_BYTES);

    FrameIntake(FrameReader reader, SocketMetrics metrics, Listener listener) {
        this.reader = reader;
        this.metrics = metrics;
        this.listener = listener;
    }

    void take(WebSocketFrame frame) {
        switch (messages.add(frame)) {
            case TEXT_MESSAGE -> text(frame, messages.takeText());
            case BINARY -> {
                metrics.receivedOther(frame.binaryData().length());
                listener.invalid(BINARY);
            }
            case TOO_LARGE -> listener.breach(CloseCode.MESSAGE_TOO_BIG);
            case TEXT_FRAGMENT, BINARY_FRAGMENT, CONTROL -> {
                // A fragment waits for its message; ping, pong and close are Vert.x' own.
            }
        }
    }

    private void text(WebSocketFrame last, byte[] text) {
        if (!Utf8.isValid(text)) {
            listener.breach(CloseCode.INVALID_PAYLOAD);
            return;
        }
        Reading<ClientFrame> reading = LinkFrame.isOne(text) ? NOT_FOR_CLIENTS : reader.readClient(text);
        if (reading instanceof Reading.Valid<ClientFrame> valid) {
            metrics.received(valid.frame().type(), text.length);
            listener.frame(valid.frame(), last, text);
        } else {
            metrics.receivedOther(text.length);
            listener.invalid((Reading.Invalid<ClientFrame>) reading);
        }
    }
}
