package io.parley.chat.session;

import io.parley.chat.id.ConversationId;
import io.parley.contracts.frame.CloseCode;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.ServerFrame;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One device of one user, for as long as its socket is open. */
public final class Session {

    private final String id;
    private final String userId;
    private final Outbound outbound;
    private volatile long expiryTimer = -1;
    private final Set<ConversationId> subscriptions = ConcurrentHashMap.newKeySet(1);

    public Session(String id, String userId, Outlet outlet, int maxUnsentFrames, int maxUnsentCharacters) {
        this.id = id;
        this.userId = userId;
        this.outbound = new Outbound(outlet, maxUnsentFrames, maxUnsentCharacters);
    }

    public String id() {
        return id;
    }

    public String userId() {
        return userId;
    }

    public void send(ServerFrame frame) {
        send(FrameWriter.write(frame));
    }

    /** Sends a frame that is written already, for instance because many sessions get the same. */
    public void send(String frame) {
        outbound.send(frame);
    }

    /** Says why, and closes; what was sent before still goes out first. */
    public void close(ErrorCode error, String message, CloseCode code) {
        send(new ServerFrame.Failure(error, message, null));
        close(code);
    }

    public void close(CloseCode code) {
        outbound.close(code);
    }

    /** The timer that ends the session with its token. */
    public long expiryTimer() {
        return expiryTimer;
    }

    public void expiryTimer(long timer) {
        expiryTimer = timer;
    }

    Set<ConversationId> subscriptions() {
        return subscriptions;
    }

    /** The socket is gone. */
    void ended() {
        outbound.end();
    }
}
