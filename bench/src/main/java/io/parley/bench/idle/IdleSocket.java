package io.parley.bench.idle;

import io.parley.bench.socket.Arrivals;
import io.parley.bench.socket.ChatSocket;
import io.parley.bench.socket.MessageScanner;
import io.parley.bench.socket.SocketListener;
import io.parley.contracts.frame.ServerFrame;
import java.util.concurrent.atomic.AtomicInteger;

/** A user who looks at a screen on which nothing happens. */
final class IdleSocket implements SocketListener {

    private final Arrivals arrivals;
    private final AtomicInteger closed;
    private ChatSocket socket;
    private String error;

    /** @param closed counts the sockets that did not stay */
    IdleSocket(Arrivals arrivals, AtomicInteger closed) {
        this.arrivals = arrivals;
        this.closed = closed;
    }

    @Override
    public void ready(ChatSocket opened) {
        socket = opened;
        arrivals.ready();
    }

    @Override
    public void message(byte[] frame, MessageScanner found) {
        // Of an earlier run's conversations, if at all; nobody waits for it.
    }

    @Override
    public void frame(ServerFrame frame) {
        if (frame instanceof ServerFrame.Failure failure) {
            error = failure.code().wireName();
        }
    }

    @Override
    public void malformed(String frame) {
        error = "a malformed frame";
    }

    @Override
    public void closed(int code) {
        if (socket == null) {
            arrivals.refused("closed with " + code + (error == null ? "" : " after " + error));
        } else {
            closed.incrementAndGet();
        }
        socket = null;
    }
}
