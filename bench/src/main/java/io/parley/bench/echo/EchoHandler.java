package io.parley.bench.echo;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.FrameLimits;
import io.parley.contracts.frame.FrameReader;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.Message;
import io.parley.contracts.frame.Reading;
import io.parley.contracts.frame.ServerFrame;
import java.time.Instant;

/** One socket: its session is ready at once, each message comes back as created, and nothing else is heard. */
final class EchoHandler extends SimpleChannelInboundHandler<TextWebSocketFrame> {

    private static final String USER = "echo";
    private static final int HEARTBEAT_SECONDS = 30;

    private final FrameLimits limits = FrameLimits.DEFAULT;
    private final FrameReader reader = new FrameReader(limits);
    private long seq;

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
            answer(
                    context,
                    new ServerFrame.SessionReady(
                            "echo-session", USER, HEARTBEAT_SECONDS, limits.maxFrameBytes(), Instant.now()));
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
        if (reader.readClient(ByteBufUtil.getBytes(frame.content())) instanceof Reading.Valid<ClientFrame> valid
                && valid.frame() instanceof ClientFrame.MessageSend send) {
            Message message =
                    new Message("msg_echo_" + ++seq, seq, USER, send.text(), Instant.now(), send.replyTo(), null);
            answer(
                    context,
                    new ServerFrame.MessageCreated(send.conversationId(), message, send.idempotencyKey(), send.ref()));
        }
    }

    private static void answer(ChannelHandlerContext context, ServerFrame frame) {
        context.writeAndFlush(new TextWebSocketFrame(FrameWriter.write(frame)));
    }
}
