package io.parley.gateway.connection;

import io.micrometer.core.instrument.Counter;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection whose next request has begun and whose head, a socket's handshake for one, is not there in time: a
 * client that sends a byte now and then would otherwise keep it for ever. The first head is awaited from the start of the
 * connection on, TLS included. Lives on the connection's event loop.
 */
final class HandshakeDeadline extends ChannelInboundHandlerAdapter {

    private final Duration limit;
    private final Counter missed;
    private boolean inRequest;
    private Future<?> deadline;

    HandshakeDeadline(Duration limit, Counter missed) {
        this.limit = limit;
        this.missed = missed;
    }

    /** A request's head is there; what its body and its answer may take is limited elsewhere. */
    void headArrived() {
        inRequest = true;
        cancel();
    }

    /** The request is answered: the next byte is another one's first. */
    void answered() {
        inRequest = false;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        start(context);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        cancel();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (!inRequest && deadline == null) {
            start(context);
        }
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cancel();
        context.fireChannelInactive();
    }

    private void start(ChannelHandlerContext context) {
        deadline = context.executor()
                .schedule(
                        () -> {
                            missed.increment();
                            context.close();
                        },
                        limit.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void cancel() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
