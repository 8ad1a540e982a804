package io.parley.bench.socket;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.flush.FlushConsolidationHandler;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Opens sockets, all on one event loop. */
public final class Sockets implements AutoCloseable {

    /** The gateway takes frames of up to 1 MiB from an instance. */
    static final int MAX_FRAME_BYTES = 1024 * 1024;

    private static final int MAX_HANDSHAKE_BYTES = 16 * 1024;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);

    private final NioEventLoopGroup loop = new NioEventLoopGroup(1);
    private final FrameBuffer buffer = new FrameBuffer();

    /** The one thread on which everything about sockets happens. */
    public Executor loop() {
        return loop.next();
    }

    /** Opens a socket for the token's user; the listener hears when its session is ready, or that it was closed. */
    public void open(String gateway, String query, String token, SocketListener listener) {
        int colon = gateway.lastIndexOf(':');
        URI target = URI.create("ws://" + gateway + "/v1/chat/ws" + query);
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT_LIMIT.toMillis())
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new FlushConsolidationHandler())
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(MAX_HANDSHAKE_BYTES))
                                .addLast(new WebSocketClientProtocolHandler(config(target, token)))
                                .addLast(new SocketHandler(listener, buffer));
                    }
                })
                .connect(gateway.substring(0, colon), Integer.parseInt(gateway.substring(colon + 1)))
                .addListener(connected -> {
                    // A channel that never was active never becomes inactive either.
                    if (!connected.isSuccess()) {
                        listener.closed(SocketHandler.ABNORMAL);
                    }
                });
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private static WebSocketClientProtocolConfig config(URI target, String token) {
        return WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(target)
                .customHeaders(new DefaultHttpHeaders().add("Authorization", "Bearer " + token))
                .maxFramePayloadLength(MAX_FRAME_BYTES)
                .handshakeTimeoutMillis(CONNECT_LIMIT.toMillis())
                // The code that the server closes with is one of the figures.
                .handleCloseFrames(false)
                // What is read is either scanned as ASCII or decoded with a check.
                .withUTF8Validator(false)
                .build();
    }
}
