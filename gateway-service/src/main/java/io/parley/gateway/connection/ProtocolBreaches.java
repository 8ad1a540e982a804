package io.parley.gateway.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.util.ReferenceCountUtil;
import io.parley.contracts.frame.CloseCode;
import java.util.concurrent.TimeUnit;

/**
 * Answers a client that breaks RFC 6455 with the close code for it. The breach goes on as the close that the client ought to
 * have sent: so the session ends at once, and the code is echoed on the wire, which Vert.x by itself would not send.
 */
final class ProtocolBreaches extends ChannelDuplexHandler {

    private static final int LINGER_SECONDS = 2;
    private static final int BYTES_OF_A_CODE = 2;
    /** What may wait for a client when it asks for one more pong: a thousand of them, and Netty's own account of each. */
    private static final int MAX_WAITING_BYTES = 256 * 1024;

    private boolean broken;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (broken) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof PingWebSocketFrame && isFull(context)) {
            // The pong would wait in memory behind what the client does not take; RFC 6455, 5.5.3 allows to leave it
            // out.
            // As a pong that nobody asked for the ping is still a sign of life.
            ReferenceCountUtil.release(message);
            context.fireChannelRead(new PongWebSocketFrame());
        } else if (message instanceof CloseWebSocketFrame close && !mayTravel(close.content())) {
            ReferenceCountUtil.release(message);
            breach(context, CloseCode.PROTOCOL_ERROR);
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (failure instanceof CorruptedWebSocketFrameException corrupted) {
            breach(context, code(corrupted.closeStatus()));
        } else {
            context.fireExceptionCaught(failure);
        }
    }

    /**
     * A close while bytes of the client's are still unread would be a reset, which may overtake the close frame: after a
     * breach only our own direction ends at once.
     */
    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (broken && context.channel() instanceof DuplexChannel channel && !channel.isOutputShutdown()) {
            channel.shutdownOutput();
            context.executor().schedule(() -> context.close(promise), LINGER_SECONDS, TimeUnit.SECONDS);
        } else {
            context.close(promise);
        }
    }

    /** What was said since the last read began is not flushed yet, and may be taken at once. */
    private static boolean isFull(ChannelHandlerContext context) {
        if (context.channel().bytesBeforeWritable() > MAX_WAITING_BYTES) {
            context.flush();
        }
        return context.channel().bytesBeforeWritable() > MAX_WAITING_BYTES;
    }

    private void breach(ChannelHandlerContext context, CloseCode code) {
        if (!broken) {
            broken = true;
            context.fireChannelRead(new CloseWebSocketFrame(code.code(), code.reason()));
            context.fireChannelReadComplete();
        }
    }

    /** Netty takes the codes above 4999 for good ones. */
    private static boolean mayTravel(ByteBuf close) {
        return close.readableBytes() < BYTES_OF_A_CODE
                || CloseCode.mayTravel(close.getUnsignedShort(close.readerIndex()));
    }

    private static CloseCode code(WebSocketCloseStatus status) {
        if (status.equals(WebSocketCloseStatus.MESSAGE_TOO_BIG)) {
            return CloseCode.MESSAGE_TOO_BIG;
        }
        return status.equals(WebSocketCloseStatus.INVALID_PAYLOAD_DATA)
                ? CloseCode.INVALID_PAYLOAD
                : CloseCode.PROTOCOL_ERROR;
    }
}
