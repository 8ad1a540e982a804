package io.parley.chat.session;

import io.parley.chat.id.ConversationId;
import io.parley.contracts.frame.CloseCode;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.json.Json;
import io.parley.contracts.link.LinkFrame;
import io.parley.contracts.trace.TraceParent;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One device of one user, for as long as its socket is open. */
public final class Session {

    private final String id;
    private final String userId;
    private final TraceParent trace;
    private final Outbound outbound;
    private final Places places;
    private final Map<ConversationId, String> subscriptions = new ConcurrentHashMap<>(1);
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile long expiryTimer = -1;
    private volatile Future<Void> turns = Future.succeededFuture();
    private final Link link;

    /**
     * @param trace        what ties together all that the session brings about
     * @param since        what was stored before is for the device to sync
     * @param acknowledges whether the device acknowledges the messages it is shown
     * @param isLinked     whether a gateway keeps what it has no answer to
     */
    public Session(
            String id,
            String userId,
            TraceParent trace,
            Outlet outlet,
            SessionLimits limits,
            Instant since,
            boolean acknowledges,
            boolean isLinked) {
        this.id = id;
        this.userId = userId;
        this.trace = trace;
        this.outbound = new Outbound(outlet, limits.maxUnsentFrames(), limits.maxUnsentCharacters());
        this.places = new Places(outbound, limits, since, acknowledges);
        this.link = new Link(isLinked);
    }

    public String id() {
        return id;
    }

    public String userId() {
        return userId;
    }

    public TraceParent trace() {
        return trace;
    }

    /** What the socket has been shown; messages reach it through this, in their order. */
    public Places places() {
        return places;
    }

    public void send(ServerFrame frame) {
        send(FrameWriter.write(frame));
    }

    /** Sends a frame that is written already, for instance because many sessions get the same. */
    public void send(String frame) {
        outbound.send(frame);
    }

    /**
     * Sends a frame if this is true as the frame takes its place among the others, which is no time to wait in; answers whether it
     * was.
     */
    public boolean sendIf(BooleanSupplier isTrue, ServerFrame frame) {
        return outbound.sendIf(isTrue, FrameWriter.write(frame));
    }

    /** Sends what is worth nothing once it is late, unless the socket has no room for it. */
    public void sendPassing(String frame) {
        outbound.sendPassing(frame);
    }

    /** Whether the socket has taken enough of what was sent to be given more that can wait. */
    public boolean hasRoom() {
        return outbound.hasRoom();
    }

    /** Ends when everything sent so far is out, or the socket is gone. */
    public Future<Void> drained() {
        return outbound.drained();
    }

    /** Says why, and closes; what was sent before still goes out first. */
    public void close(ErrorCode error, String message, CloseCode code) {
        send(new ServerFrame.Failure(error, message, null));
        close(code);
    }

    public void close(CloseCode code) {
        outbound.close(code);
    }

    public boolean isOpen() {
        return !outbound.hasEnded();
    }

    /** What it and its gateway count together. */
    public Link link() {
        return link;
    }

    /** The frame needs no repeat. */
    public void settle(long frame) {
        if (link.isLinked()) {
            send(Json.write(new LinkFrame.Done(frame)));
        }
    }

    /** The timer that ends the session with its token. */
    public long expiryTimer() {
        return expiryTimer;
    }

    public void expiryTimer(long timer) {
        expiryTimer = timer;
    }

    /** The conversations it listens to, and the other one in each. */
    Map<ConversationId, String> subscriptions() {
        return subscriptions;
    }

    /** The socket is gone. Answers whether that is news. */
    boolean end() {
        outbound.end();
        return ended.compareAndSet(false, true);
    }

    /** A close that was asked for, and still waits for a client that does not read, happens now. */
    public void closeNow() {
        outbound.closeNow();
    }

    /**
     * Does the work when all that came before it in this way is done: for frames whose order matters. To be called by who reads
     * the socket, one frame after the other.
     */
    public Future<Void> inTurn(Supplier<Future<?>> work) {
        turns = turns.isComplete() ? start(work) : turns.transform(before -> start(work));
        return turns;
    }

    /** What to do, once, when a close was asked for: it may take as long as the client takes to read. */
    public void whenClosing(Runnable action) {
        outbound.whenClosing(action);
    }

    private static Future<Void> start(Supplier<Future<?>> work) {
        return Future.succeededFuture().compose(now -> work.get()).transform(done -> Future.succeededFuture());
    }
}
