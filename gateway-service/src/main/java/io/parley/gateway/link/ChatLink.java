package io.parley.gateway.link;

import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.CloseCode;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.frame.ServerFrameType;
import io.parley.contracts.frame.ServerGlance;
import io.parley.contracts.link.LinkFrame;
import io.parley.gateway.wire.FrameAssembly;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketFrame;
import org.jboss.logging.Logger;

/** One client's way to the chat service: see the package's page. */
public final class ChatLink {

    private static final Logger LOG = Logger.getLogger(ChatLink.class);

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
    private final LinkClock clock;
    private final Transcript transcript;
    private final LinkSocket socket;
    private State state = State.OPENING;
    private String token;
    private boolean clientIsFull;
    private boolean clientIsRead = true;
    private Runnable whenIdle;

    ChatLink(ChatLinks links, LinkRequest request, String token, LinkListener client) {
        this.links = links;
        this.request = request;
        this.token = token;
        this.client = client;
        this.clock = new LinkClock(links.settings());
        this.transcript = new Transcript(
                request.conversationId(),
                new ClientView(links.settings().conversationsRemembered(), request.acknowledges()),
                new Unanswered(
                        links.settings().unansweredFrames(), links.settings().unansweredBytes(), links.waiting()));
        this.socket = new LinkSocket(links.settings().maxFrameBytes(), new FromChat());
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
        Unanswered.Entry entry = transcript.sent(frame, text);
        boolean isAsItCame = entry.text() == text;
        socket.send(entry, isAsItCame ? last : null);
        flow();
    }

    /** The client takes no more for now; or it does again. */
    public void clientIsFull(boolean full) {
        clientIsFull = full;
        socket.hold(full);
    }

    /** Does it, once, when no message of the client is without its answer. */
    public void whenIdle(Runnable action) {
        whenIdle = action;
        answered();
    }

    /** Whether the instance has not been heard for a while; from any thread. */
    public boolean isSilent() {
        return clock.isQuiet();
    }

    /** Asks for a sign of life, or gives up an instance that gave none for too long. */
    public void endSilence() {
        if (!socket.isThere() || clientIsFull || !transcript.hasBegun()) {
            return;
        }
        if (!clock.isSilent()) {
            socket.ping();
            return;
        }
        LOG.debug("a chat instance is silent; another one is looked for");
        socket.abandon();
        lose();
    }

    /** The client is gone, and left with this code. */
    public void close(short code) {
        if (state == State.LOST) {
            links.isForgotten();
        }
        state = State.CLOSED;
        transcript.end();
        socket.close(code);
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
        socket.begin(link);
        clock.linked();
        if (clientIsFull) {
            socket.hold(true);
        }
        if (state == State.LOST) {
            socket.send(transcript.resume(clock.gapMillis()));
            transcript.unanswered().forEach(this::repeat);
            socket.send(new LinkFrame.Repeated());
        } else {
            transcript.unanswered().forEach(entry -> socket.send(entry, null));
        }
        flow();
    }

    private void end(short code, String reason) {
        if (state == State.LOST) {
            links.isForgotten();
        }
        state = State.CLOSED;
        client.ended(code, reason);
    }

    private void lose() {
        if (state == State.LINKED) {
            links.isLost();
            state = State.LOST;
            clock.lost();
        }
        flow();
        reconnect();
    }

    private void reconnect() {
        if (state == State.CLOSED) {
            return;
        }
        if (clock.isPatienceOver()) {
            unreachable();
            return;
        }
        links.after(links.backoffMillis(clock.nextAttempt()), () -> {
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

    private void answered() {
        if (whenIdle != null && !transcript.awaitsMessages()) {
            Runnable action = whenIdle;
            whenIdle = null;
            action.run();
        }
        flow();
    }

    private void repeat(Unanswered.Entry entry) {
        Unanswered.Entry again = transcript.again(entry);
        if (again != null) {
            socket.send(again, null);
        } else {
            client.tell(new ServerFrame.Failure(
                    ErrorCode.UNAVAILABLE,
                    "Messages cannot be read at the moment",
                    entry.frame().ref()));
        }
    }

    /** A client that is not answered, or whose instance takes no more, is not read. */
    private void flow() {
        boolean may = !transcript.isFull() && !socket.isFull();
        if (may != clientIsRead) {
            clientIsRead = may;
            client.mayRead(may);
        }
    }

    /** What the instance does. */
    private final class FromChat implements LinkSocket.Listener {

        @Override
        public void heard() {
            clock.heard();
        }

        @Override
        public void frame(ServerGlance glance, WebSocketFrame last, byte[] text) {
            if (state == State.CLOSED) {
                return;
            }
            transcript.shown(glance, text, clock.heardAt());
            if (glance.type() == ServerFrameType.SESSION_READY) {
                state = State.LINKED;
            }
            client.fromChat(FrameAssembly.whole(last, text), glance.type(), text.length);
            answered();
        }

        @Override
        public void said(LinkFrame frame) {
            if (state == State.CLOSED) {
                return;
            }
            if (frame instanceof LinkFrame.Done done) {
                transcript.done(done.frame());
                answered();
            } else if (frame instanceof LinkFrame.Resumed && state == State.LOST) {
                state = State.LINKED;
                links.isResumed();
            }
        }

        @Override
        public void drained() {
            flow();
        }

        @Override
        public void closed(Short code, String reason) {
            if (state == State.CLOSED) {
                return;
            }
            if (!LinkSocket.isLoss(code, reason)) {
                end(code, reason);
            } else if (transcript.hasBegun()) {
                lose();
            } else if (code != null && CloseCode.mayTravel(code)) {
                // The session has not begun: there is nothing to go on with.
                end(code, reason);
            } else {
                unreachable();
            }
        }
    }
}
