package io.parley.chat.session;

import io.parley.chat.id.ConversationId;
import io.parley.contracts.frame.CloseCode;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.ServerFrame;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One device of one user, for as long as its socket is open. */
public final class Session {

    private final String id;
    private final String userId;
    private final Instant expiresAt;
    private final Outbound outbound;
    private final Set<ConversationId> subscriptions = ConcurrentHashMap.newKeySet(1);

    public Session(
            String id, String userId, Instant expiresAt, Outlet outlet, int maxUnsentFrames, int maxUnsentCharacters) {
        this.id = id;
        this.userId = userId;
        this.expiresAt = expiresAt;
        this.outbound = new Outbound(outlet, maxUnsentFrames, maxUnsentCharacters);
    }

    public String id() {
        return id;
    }

    public String userId() {
        return userId;
    }

    /** When its token runs out. */
    public Instant expiresAt() {
        return expiresAt;
    }

    public void send(ServerFrame frame) {
        send(FrameWriter.write(frame));
    }

    /** Sends a frame that is written already, for instance because many sessions get the same. */
    public void send(String frame) {
        outbound.send(frame);
    }

    public void close(CloseCode code) {
        outbound.close(code);
    }

    Set<ConversationId> subscriptions() {
        return subscriptions;
    }

    /** The socket is gone. */
    void ended() {
        outbound.end();
    }
}
