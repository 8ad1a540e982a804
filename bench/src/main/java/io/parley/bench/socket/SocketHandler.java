package io.parley.bench.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.parley.contracts.frame.FrameReader;
import io.parley.contracts.frame.Reading;
import io.parley.contracts.frame.ServerFrame;
import java.nio.charset.StandardCharsets;

/** Turns one socket's frames into what its listener hears. */
final class SocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {

    private static final String PONG = "{\"type\":\"pong\"}";
    static final int ABNORMAL = 1006;

    private final SocketListener listener;
    private final FrameBuffer buffer;
    private ChatSocket socket;
    private int closeCode = ABNORMAL;

    SocketHandler(SocketListener listener, FrameBuffer buffer) {
        this.listener = listener;
        this.buffer = buffer;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        socket = new ChatSocket(context.channel());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame instanceof CloseWebSocketFrame close) {
            closeCode = close.statusCode() < 0 ? ABNORMAL : close.statusCode();
            context.close();
        } else if (frame instanceof TextWebSocketFrame && frame.isFinalFragment()) {
            text(frame.content());
        } else {
            // The server never sends binary frames of its own accord, nor parts of one.
            listener.malformed(frame.getClass().getSimpleName());
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        listener.caughtUp();
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!socket.isClosing()) {
            listener.closed(closeCode);
        }
    }

    /** What is wrong with a connection ends it; its listener hears of the end. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    private void text(ByteBuf content) {
        int length = content.readableBytes();
        byte[] bytes = buffer.take(content);
        switch (buffer.scanner().scan(bytes, length)) {
            case MESSAGE -> listener.message(bytes, buffer.scanner());
            case MALFORMED -> listener.malformed(new String(bytes, 0, length, StandardCharsets.UTF_8));
            case OTHER -> other(new String(bytes, 0, length, StandardCharsets.UTF_8));
        }
    }

    private void other(String text) {
        if (!(FrameReader.readServer(text) instanceof Reading.Valid<ServerFrame> valid)) {
            listener.malformed(text);
        } else if (valid.frame() instanceof ServerFrame.Ping) {
            socket.send(PONG);
        } else if (valid.frame() instanceof ServerFrame.SessionReady) {
            listener.ready(socket);
        } else {
            listener.frame(valid.frame());
        }
    }
}
