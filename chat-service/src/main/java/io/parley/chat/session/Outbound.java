package io.parley.chat.session;

import io.parley.contracts.frame.CloseCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/**
 * The frames on their way to one socket: in order, one write at a time, and never more than the limits. What passes them
 * costs the frames that may be lost first; a socket that still cannot keep up loses its queue and is closed with 4010, and
 * its client reconnects and syncs.
 */
final class Outbound {

    /** @param passing typing or presence: worth nothing once it is late */
    private record Unsent(String frame, boolean passing) {}

    private static final int SHARE_OF_WHAT_CAN_WAIT = 4;

    private static final BooleanSupplier ALWAYS = () -> true;

    private final Outlet outlet;
    private final int maxFrames;
    private final int maxCharacters;

    private final Queue<Unsent> unsent = new ArrayDeque<>(0);
    private int unsentCharacters;
    private boolean writing;
    /** Takes no more frames. */
    private boolean ended;
    /** What to close with once the frames taken before are out; or null. */
    private CloseCode closing;
    /** Ends when nothing is unsent any more; or null. */
    private Promise<Void> drained;

    private volatile Runnable whenClosing = () -> {};

    Outbound(Outlet outlet, int maxFrames, int maxCharacters) {
        this.outlet = outlet;
        this.maxFrames = maxFrames;
        this.maxCharacters = maxCharacters;
    }

    void send(String frame) {
        send(frame, false, ALWAYS);
    }

    /** Sends a frame that is left out when there is no room for it. */
    void sendPassing(String frame) {
        send(frame, true, ALWAYS);
    }

    /** Sends the frame if this is true as it takes its place among the others; answers whether it was. */
    boolean sendIf(BooleanSupplier isTrue, String frame) {
        return send(frame, false, isTrue);
    }

    private boolean send(String frame, boolean passing, BooleanSupplier isTrue) {
        boolean overflows = false;
        Promise<Void> dropped = null;
        synchronized (unsent) {
            if (!isTrue.getAsBoolean()) {
                return false;
            }
            if (ended) {
                return true;
            }
            if (writing) {
                add(new Unsent(frame, passing));
                if (!isFull() || dropPassing()) {
                    return true;
                }
                dropped = forget();
                overflows = true;
            }
            writing = true;
        }
        if (overflows) {
            outlet.close(CloseCode.TOO_SLOW);
            complete(dropped);
            whenClosing.run();
        } else {
            write(frame);
        }
        return true;
    }

    /** Whether what waits is little enough to add more that can wait: the rest is for what comes live. */
    boolean hasRoom() {
        synchronized (unsent) {
            return unsent.size() <= maxFrames / SHARE_OF_WHAT_CAN_WAIT
                    && unsentCharacters <= maxCharacters / SHARE_OF_WHAT_CAN_WAIT;
        }
    }

    /** Ends when everything sent so far is out, or the socket is gone. */
    Future<Void> drained() {
        synchronized (unsent) {
            if (!writing || ended) {
                return Future.succeededFuture();
            }
            if (drained == null) {
                drained = Promise.promise();
            }
            return drained.future();
        }
    }

    /** Lets what was sent before go out, then closes. */
    void close(CloseCode code) {
        boolean waits;
        synchronized (unsent) {
            if (ended) {
                return;
            }
            ended = true;
            waits = writing;
            closing = waits ? code : null;
        }
        if (!waits) {
            outlet.close(code);
        }
        whenClosing.run();
    }

    void whenClosing(Runnable action) {
        whenClosing = action;
    }

    /** Takes no more frames and forgets those it has; called once the socket is gone. */
    void end() {
        Promise<Void> waiting;
        synchronized (unsent) {
            waiting = forget();
        }
        complete(waiting);
    }

    /** A close that still waits for frames the transport does not take waits no longer. */
    void closeNow() {
        CloseCode code;
        Promise<Void> waiting;
        synchronized (unsent) {
            code = closing;
            waiting = forget();
        }
        if (code != null) {
            outlet.close(code);
        }
        complete(waiting);
    }

    boolean hasEnded() {
        synchronized (unsent) {
            return ended;
        }
    }

    private void add(Unsent frame) {
        unsent.add(frame);
        unsentCharacters += frame.frame.length();
    }

    private boolean isFull() {
        return unsent.size() > maxFrames || unsentCharacters > maxCharacters;
    }

    /** Makes room by leaving out what may be left out; answers whether that was enough. */
    private boolean dropPassing() {
        if (unsent.removeIf(Unsent::passing)) {
            unsentCharacters =
                    unsent.stream().mapToInt(one -> one.frame.length()).sum();
        }
        return !isFull();
    }

    /** Answers who waits for the queue to be empty: to be told by the caller, outside the lock, because what follows is not ours. */
    private Promise<Void> forget() {
        ended = true;
        closing = null;
        unsent.clear();
        unsentCharacters = 0;
        return takeDrained();
    }

    private Promise<Void> takeDrained() {
        Promise<Void> waiting = drained;
        drained = null;
        return waiting;
    }

    private static void complete(Promise<Void> waiting) {
        if (waiting != null) {
            waiting.tryComplete();
        }
    }

    /** Goes round as long as the transport takes frames at once, instead of calling itself for each. */
    private void write(String first) {
        String frame = first;
        while (frame != null) {
            Future<Void> written = outlet.write(frame);
            if (!written.isComplete()) {
                written.onComplete(done -> write(next(done.succeeded())));
                return;
            }
            frame = next(written.succeeded());
        }
    }

    /** The next frame, or null when there is none; with the last one out, a close that waited for it goes. */
    private String next(boolean succeeded) {
        CloseCode close;
        Promise<Void> waiting;
        synchronized (unsent) {
            // A failed write is a socket that is gone; its close comes by itself.
            waiting = succeeded ? null : forget();
            Unsent next = unsent.poll();
            if (next != null) {
                unsentCharacters -= next.frame.length();
                return next.frame;
            }
            writing = false;
            close = closing;
            waiting = waiting == null ? takeDrained() : waiting;
        }
        if (close != null) {
            outlet.close(close);
        }
        complete(waiting);
        return null;
    }
}
