package io.parley.gateway.wire;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.nio.charset.StandardCharsets;

/**
 * Puts the fragments of a text message together. Most messages are one frame, and cost nothing here; of binary ones, which
 * nobody reads, only the length is kept.
 */
public final class FrameAssembly {

    /** What a frame is to whoever reads the socket. */
    public enum Part {
        TEXT_MESSAGE,
        /** A fragment of a text message that goes on. */
        TEXT_FRAGMENT,
        /** A binary message, or the end of one. */
        BINARY,
        /** A fragment of a binary message that goes on. */
        BINARY_FRAGMENT,
        TOO_LARGE,
        CONTROL
    }

    private final int maxBytes;
    private Buffer text;
    private boolean inBinary;
    private long binaryBytes;

    public FrameAssembly(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    public Part add(WebSocketFrame frame) {
        if (frame.isText()) {
            return append(
                    frame.isFinal() ? frame.binaryData() : Buffer.buffer().appendBuffer(frame.binaryData()), frame);
        }
        if (frame.isContinuation() && !inBinary) {
            return append(text == null ? frame.binaryData() : text.appendBuffer(frame.binaryData()), frame);
        }
        return frame.isBinary() || frame.isContinuation() ? binary(frame) : Part.CONTROL;
    }

    /** The whole message, after {@link Part#TEXT_MESSAGE}. */
    public byte[] takeText() {
        byte[] bytes = text.getBytes();
        text = null;
        return bytes;
    }

    /** The socket is another one. */
    public void reset() {
        text = null;
        inBinary = false;
        binaryBytes = 0;
    }

    /** The message as one frame: the very frame where it is the whole message, so that its bytes are not copied or decoded again. */
    public static WebSocketFrame whole(WebSocketFrame last, byte[] text) {
        return last.isText() ? last : WebSocketFrame.textFrame(new String(text, StandardCharsets.UTF_8), true);
    }

    private Part binary(WebSocketFrame frame) {
        binaryBytes = (inBinary ? binaryBytes : 0) + frame.binaryData().length();
        inBinary = !frame.isFinal();
        if (binaryBytes > maxBytes) {
            return Part.TOO_LARGE;
        }
        return inBinary ? Part.BINARY_FRAGMENT : Part.BINARY;
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
