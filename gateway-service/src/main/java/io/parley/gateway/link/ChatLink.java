package io.parley.gateway.link;

import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.CloseCode;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.FrameLimits;
import io.parley.contracts.frame.FrameReader;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.Reading;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.frame.ServerGlance;
import io.parley.contracts.json.Json;
import io.parley.contracts.link.LinkFrame;
import io.parley.gateway.wire.FrameAssembly;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** One client's way to the chat service: see the package's page. */
public final class ChatLink {

    private static final Logger LOG = Logger.getLogger(ChatLink.class);

    /** A link that lasted so long was a good one: its loss is a new one. */
    private static final long LASTING_MILLIS = 5_000;

    private enum State {
        /** The first link is being made. */
        OPENING,
        LINKED,
        /** The link is lost; another is being made, or is there and has not said that the session goes on. */
        LOST,
        CLOSED
    }

    private final ChatLinks links;
    private final LinkListener client;
    private final LinkRequest request;
    private final ClientView view;
    private final Unanswered unanswered;
    private final FrameAssembly fromChat;
    private State state = State.OPENING;
    private String token;
    /** Null as long as there is none. */
    private WebSocket socket;

    private long framesSent;
    private long linkedAt;
    /** When the link last showed a sign of life, pongs included. */
    private volatile long heardAt;
    /** When the link that was lost last showed a sign of life. */
    private long aliveUntil;

    private long lostAt;
    private int attempts;
    private boolean clientIsFull;
    private boolean clientIsRead = true;
    private Runnable whenIdle;

    ChatLink(ChatLinks links, LinkRequest request, String token, LinkListener client) {
        this.links = links;
        this.request = request;
        this.token = token;
        this.client = client;
        this.view = new ClientView(links.settings().conversationsRemembered(), request.acknowledges());
        this.unanswered = new Unanswered(
                links.settings().unansweredFrames(), links.settings().unansweredBytes(), links.waiting());
        this.fromChat = new FrameAssembly(links.settings().maxFrameBytes());
    }

    /** Makes the first link. */
    void open() {
        links.connect(token, request.begin(), request.trace())
                .onSuccess(this::linked)
                .onFailure(unreachable -> {
                    LOG.debugf("no chat instance: %s", unreachable.getMessage());
                    unreachable();
                });
    }

    /** The client has another token now. */
    public void renew(String newToken) {
        token = newToken;
    }

    /** Passes a client's frame on, now or when there is a link, and keeps it until it is answered. */
    public void send(ClientFrame frame, WebSocketFrame last, byte[] text) {
        if (state == State.CLOSED || frame instanceof ClientFrame.Pong) {
            // A pong has done all it can by arriving at the gateway.
            return;
        }
        if (frame instanceof ClientFrame.MessageSend send && send.idempotencyKey() == null) {
            ClientFrame.MessageSend keyed = withKey(send);
            byte[] keyedText = FrameWriter.write(keyed).getBytes(StandardCharsets.UTF_8);
            write(unanswered.add(keyed, keyedText), null);
        } else {
            note(frame);
            write(unanswered.add(frame, text), last);
        }
        flow();
    }

    /** The client takes no more for now; or it does again. */
    public void clientIsFull(boolean full) {
        clientIsFull = full;
        if (isThere()) {
            if (full) {
                socket.pause();
            } else {
                socket.resume();
            }
        }
    }

    /** Does it, once, when no message of the client is without its answer. */
    public void whenIdle(Runnable action) {
        whenIdle = action;
        answered();
    }

    /** Whether the instance has not been heard for a while; from any thread. */
    public boolean isSilent() {
        return ChatLinks.nowMillis() - heardAt >= links.settings().ping().toMillis();
    }

    /** Asks for a sign of life, or gives up an instance that gave none for too long. */
    public void endSilence() {
        if (!isThere() || clientIsFull || !view.hasBegun()) {
            return;
        }
        if (ChatLinks.nowMillis() - heardAt < links.settings().silence().toMillis()) {
            socket.writePing(Buffer.buffer());
            return;
        }
        LOG.debug("a chat instance is silent; another one is looked for");
        WebSocket silent = socket;
        socket = null;
        lose();
        silent.close();
    }

    /** The client is gone, and left with this code. */
    public void close(short code) {
        if (state == State.LOST) {
            links.isForgotten();
        }
        state = State.CLOSED;
        unanswered.clear();
        if (isThere()) {
            socket.close(code);
        }
    }

    private void linked(WebSocket link) {
        if (state == State.CLOSED) {
            link.close();
            return;
        }
        if (link.isClosed()) {
            lostAgain();
            return;
        }
        socket = link;
        framesSent = 0;
        linkedAt = ChatLinks.nowMillis();
        heardAt = linkedAt;
        fromChat.reset();
        link.exceptionHandler(failure -> LOG.debugf("chat socket: %s", failure.getMessage()));
        link.frameHandler(frame -> received(link, frame));
        link.pongHandler(pong -> heardAt = ChatLinks.nowMillis());
        link.closeHandler(gone -> closed(link));
        link.drainHandler(drained -> flow());
        if (clientIsFull) {
            link.pause();
        }
        if (state == State.LOST) {
            link.writeTextMessage(Json.write(view.resume(linkedAt - aliveUntil)));
            unanswered.entries().forEach(this::repeat);
            link.writeTextMessage(Json.write(new LinkFrame.Repeated()));
        } else {
            unanswered.entries().forEach(entry -> write(entry, null));
        }
        flow();
    }

    private void closed(WebSocket link) {
        if (link != socket) {
            // It was given up before.
            return;
        }
        socket = null;
        if (state == State.CLOSED) {
            return;
        }
        Short code = link.closeStatusCode();
        if (!isLoss(code, link.closeReason())) {
            end(code, link.closeReason());
        } else if (!view.hasBegun()) {
            // The session has not begun: there is nothing to go on with.
            if (code != null && CloseCode.mayTravel(code)) {
                end(code, link.closeReason());
            } else {
                unreachable();
            }
        } else {
            lose();
        }
    }

    /** Whether the instance went away, and not the session: a server that stops has several ways to say so. */
    private static boolean isLoss(Short code, String reason) {
        return code == null
                || !CloseCode.mayTravel(code)
                || code == CloseCode.NORMAL.code()
                || code == CloseCode.GOING_AWAY.code()
                        && !CloseCode.DEAD_PEER.reason().equals(reason)
                || code == CloseCode.SERVICE_RESTART.code()
                || code == CloseCode.TRY_AGAIN_LATER.code();
    }

    private void end(short code, String reason) {
        if (state == State.LOST) {
            links.isForgotten();
        }
        state = State.CLOSED;
        client.ended(code, reason);
    }

    private void lose() {
        long now = ChatLinks.nowMillis();
        if (state == State.LINKED) {
            links.isLost();
            state = State.LOST;
            lostAt = now;
            if (attempts == 0 || now - linkedAt >= LASTING_MILLIS) {
                attempts = 0;
                aliveUntil = heardAt;
            }
        }
        flow();
        reconnect();
    }

    private void reconnect() {
        if (state == State.CLOSED) {
            return;
        }
        if (ChatLinks.nowMillis() - lostAt >= links.settings().patience().toMillis()) {
            unreachable();
            return;
        }
        links.after(links.backoffMillis(attempts++), () -> {
            if (state != State.CLOSED) {
                links.connect(token, request.resume(), request.trace())
                        .onSuccess(this::linked)
                        .onFailure(away -> reconnect());
            }
        });
    }

    /** An instance took the link and let go of it at once. */
    private void lostAgain() {
        if (state == State.LOST) {
            reconnect();
        } else {
            unreachable();
        }
    }

    private void unreachable() {
        if (state == State.LOST) {
            links.isGivenUp();
        }
        state = State.CLOSED;
        client.unreachable();
    }

    private void received(WebSocket link, WebSocketFrame frame) {
        if (state == State.CLOSED || link != socket) {
            return;
        }
        heardAt = ChatLinks.nowMillis();
        switch (fromChat.add(frame)) {
            case TEXT_MESSAGE -> text(frame, fromChat.takeText());
            case BINARY, BINARY_FRAGMENT -> LOG.error("a chat instance sent a binary message; it was dropped");
            case TOO_LARGE -> LOG.error("a chat instance sent a message beyond every limit; it was dropped");
            case TEXT_FRAGMENT, CONTROL -> {
                // A fragment waits for its message; ping, pong and close are Vert.x' own.
            }
        }
    }

    private void text(WebSocketFrame last, byte[] text) {
        if (LinkFrame.isOne(text)) {
            said(LinkFrame.read(new String(text, StandardCharsets.UTF_8)));
            return;
        }
        ServerGlance glance = ServerGlance.at(text);
        if (glance == null) {
            LOG.error("a chat instance sent what is no frame of the protocol; it was dropped");
            return;
        }
        note(glance, text);
        client.fromChat(FrameAssembly.whole(last, text), glance.type(), text.length);
        answered();
    }

    private void said(LinkFrame frame) {
        if (frame instanceof LinkFrame.Done done) {
            unanswered.done(done.frame());
            if (!unanswered.hasAny(ClientFrame.Sync.class)) {
                view.syncEnds();
            }
            answered();
        } else if (frame instanceof LinkFrame.Resumed && state == State.LOST) {
            state = State.LINKED;
            links.isResumed();
        }
    }

    private void answered() {
        if (whenIdle != null && !unanswered.hasAny(ClientFrame.MessageSend.class)) {
            Runnable action = whenIdle;
            whenIdle = null;
            action.run();
        }
        flow();
    }

    /** What the client is about to see. */
    private void note(ServerGlance frame, byte[] text) {
        switch (frame.type()) {
            case MESSAGE_CREATED -> {
                view.shown(frame.conversationId(), frame.seq(), heardAt);
                if (frame.idempotencyKey() != null && !unanswered.isEmpty()) {
                    unanswered.sent(frame.conversationId(), frame.idempotencyKey());
                }
            }
            case SESSION_READY -> {
                state = State.LINKED;
                view.begin(((ServerFrame.SessionReady) read(text)).serverTime(), heardAt);
                if (request.conversationId() != null) {
                    view.subscribed(List.of(request.conversationId()));
                }
            }
            case SYNC_BATCH -> view.synced((ServerFrame.SyncBatch) read(text), heardAt);
            case SUBSCRIBED -> view.subscribed(((ServerFrame.Subscribed) read(text)).conversationIds());
            case UNSUBSCRIBED -> view.unsubscribed(((ServerFrame.Unsubscribed) read(text)).conversationIds());
            default -> {
                // Leaves no trace.
            }
        }
    }

    private void note(ClientFrame frame) {
        if (frame instanceof ClientFrame.MessageAck ack) {
            view.acknowledged(ack.conversationId(), ack.upToMessageId());
        }
    }

    private static ServerFrame read(byte[] text) {
        return ((Reading.Valid<ServerFrame>) FrameReader.readServer(new String(text, StandardCharsets.UTF_8))).frame();
    }

    /** A sync goes on from how far it has come, if there is room to say so. */
    private void repeat(Unanswered.Entry entry) {
        if (!(entry.frame() instanceof ClientFrame.Sync sync)) {
            write(entry, null);
            return;
        }
        ClientFrame.Sync rest = new ClientFrame.Sync(view.marks(sync.conversations()), sync.ref());
        byte[] text = FrameWriter.write(rest).getBytes(StandardCharsets.UTF_8);
        unanswered.remove(entry);
        if (text.length <= Math.max(entry.text().length, FrameLimits.DEFAULT.maxFrameBytes())) {
            write(unanswered.add(rest, text), null);
        } else {
            view.syncEnds();
            client.tell(new ServerFrame.Failure(
                    ErrorCode.UNAVAILABLE, "Messages cannot be read at the moment", sync.ref()));
        }
    }

    /** @param last the frame that came, where it can be passed on as it is; or null */
    private void write(Unanswered.Entry entry, WebSocketFrame last) {
        if (isThere()) {
            entry.sentAs(++framesSent);
            if (last != null) {
                socket.writeFrame(FrameAssembly.whole(last, entry.text()));
            } else {
                socket.writeTextMessage(new String(entry.text(), StandardCharsets.UTF_8));
            }
        }
    }

    /** A socket is closed some time before its end is told of. */
    private boolean isThere() {
        return socket != null && !socket.isClosed();
    }

    /** A client that is not answered, or whose instance takes no more, is not read. */
    private void flow() {
        boolean may = !unanswered.isFull() && !(isThere() && socket.writeQueueFull());
        if (may != clientIsRead) {
            clientIsRead = may;
            client.mayRead(may);
        }
    }

    /** So that it can be sent again without becoming two messages. */
    private static ClientFrame.MessageSend withKey(ClientFrame.MessageSend send) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String key = new UUID(random.nextLong(), random.nextLong()).toString();
        return new ClientFrame.MessageSend(send.conversationId(), send.text(), key, send.replyTo(), send.ref());
    }
}
