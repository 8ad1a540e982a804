package io.parley.bench.echo;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.parley.contracts.frame.FrameLimits;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Takes any socket at the chat service's address, for any user, on one event loop. */
final class EchoServer implements AutoCloseable {

    private static final int MAX_HANDSHAKE_BYTES = 16 * 1024;
    private static final int BACKLOG = 4_096;

    private final NioEventLoopGroup loop = new NioEventLoopGroup(1);
    private final Channel channel;

    /** @param port 0 for one that is free */
    EchoServer(int port) {
        channel = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel client) {
                        client.pipeline()
                                .addLast(new FlushConsolidationHandler())
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(MAX_HANDSHAKE_BYTES))
                                .addLast(new WebSocketServerProtocolHandler(config()))
                                .addLast(new EchoHandler());
                    }
                })
                .bind("127.0.0.1", port)
                .syncUninterruptibly()
                .channel();
    }

    int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    void awaitEnd() {
        channel.closeFuture().syncUninterruptibly();
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private static WebSocketServerProtocolConfig config() {
        return WebSocketServerProtocolConfig.newBuilder()
                .websocketPath("/")
                .checkStartsWith(true)
                .maxFramePayloadLength(FrameLimits.CLOSE_ABOVE_BYTES)
                .build();
    }
}
