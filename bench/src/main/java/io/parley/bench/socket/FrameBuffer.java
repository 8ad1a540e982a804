package io.parley.bench.socket;

import io.netty.buffer.ByteBuf;

/** One frame at a time, as an array, with its scanner: one pair serves all sockets of an event loop. */
final class FrameBuffer {

    private final byte[] bytes = new byte[Sockets.MAX_FRAME_BYTES];
    private final MessageScanner scanner = new MessageScanner();

    byte[] take(ByteBuf content) {
        content.readBytes(bytes, 0, content.readableBytes());
        return bytes;
    }

    MessageScanner scanner() {
        return scanner;
    }
}
