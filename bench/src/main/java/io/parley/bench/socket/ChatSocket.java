package io.parley.bench.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;

/** An open socket. To be used on its event loop's thread alone. */
public final class ChatSocket {

    private final Channel channel;
    private boolean closing;

    public ChatSocket(Channel channel) {
        this.channel = channel;
    }

    /** Sends a frame; it goes out at once, or with others where several are sent in answer to what came together. */
    public void send(byte[] frame, int length) {
        ByteBuf bytes = channel.alloc().buffer(length).writeBytes(frame, 0, length);
        channel.writeAndFlush(new TextWebSocketFrame(bytes), channel.voidPromise());
    }

    public void send(String frame) {
        channel.writeAndFlush(
                new TextWebSocketFrame(ByteBufUtil.writeUtf8(channel.alloc(), frame)), channel.voidPromise());
    }

    /** Says goodbye and closes; the listener hears no more. */
    public void close() {
        closing = true;
        if (channel.isActive()) {
            channel.writeAndFlush(new CloseWebSocketFrame(1000, "")).addListener(sent -> channel.close());
        }
    }

    boolean isClosing() {
        return closing;
    }
}
