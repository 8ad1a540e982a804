package io.parley.gateway.edge;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;

/**
 * Puts the fragments of a text message together. Most messages are one frame, and cost nothing here; binary ones are
 * passed on fragment by fragment and are only told apart.
 */
final class FrameAssembly {

    /** What a frame is to whoever reads the socket. */
    enum Part {
        TEXT_MESSAGE,
        /** A fragment of a text message that goes on. */
        TEXT_FRAGMENT,
        BINARY,
        TOO_LARGE,
        CONTROL
    }

    private final int maxBytes;
    private Buffer text;
    private boolean inBinary;

    FrameAssembly(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    Part add(WebSocketFrame frame) {
        if (frame.isText()) {
            return append(
                    frame.isFinal() ? frame.binaryData() : Buffer.buffer().appendBuffer(frame.binaryData()), frame);
        }
        if (frame.isContinuation() && !inBinary) {
            return append(text == null ? frame.binaryData() : text.appendBuffer(frame.binaryData()), frame);
        }
        if (frame.isBinary() || frame.isContinuation()) {
            inBinary = !frame.isFinal();
            return Part.BINARY;
        }
        return Part.CONTROL;
    }

    /** The whole message, after {@link Part#TEXT_MESSAGE}. */
    byte[] takeText() {
        byte[] bytes = text.getBytes();
        text = null;
        return bytes;
    }

    private Part append(Buffer soFar, WebSocketFrame frame) {
        if (soFar.length() > maxBytes) {
            text = null;
            return Part.TOO_LARGE;
        }
        text = soFar;
        return frame.isFinal() ? Part.TEXT_MESSAGE : Part.TEXT_FRAGMENT;
    }
}
