package io.parley.chat.socket;

import com.github.f4b6a3.uuid.UuidCreator;
import io.parley.chat.ChatSettings;
import io.parley.chat.conversation.Conversations;
import io.parley.chat.conversation.StoredConversation;
import io.parley.chat.id.ConversationId;
import io.parley.chat.session.Outlet;
import io.parley.chat.session.Session;
import io.parley.chat.session.SessionLimits;
import io.parley.chat.subscription.Subscribing;
import io.parley.chat.time.DatabaseTime;
import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.CloseCode;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.json.Json;
import io.parley.contracts.link.LinkFrame;
import io.parley.kit.token.TokenVerifier;
import io.parley.kit.token.Verdict;
import io.quarkus.websockets.next.HandshakeRequest;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Begins, renews and ends sessions. A socket that may not begin one hears the error, and is closed with the code for it. */
@ApplicationScoped
public class SessionOpening {

    private final TokenVerifier tokens;
    private final Conversations conversations;
    private final Subscribing subscribing;
    private final SessionLife life;
    private final ChatSettings settings;
    private final DatabaseTime databaseTime;
    private final SessionLimits limits;

    public SessionOpening(
            TokenVerifier tokens,
            Conversations conversations,
            Subscribing subscribing,
            SessionLife life,
            ChatSettings settings,
            DatabaseTime databaseTime) {
        this.tokens = tokens;
        this.conversations = conversations;
        this.subscribing = subscribing;
        this.life = life;
        this.settings = settings;
        this.databaseTime = databaseTime;
        this.limits = limits(settings.session());
    }

    private static SessionLimits limits(ChatSettings.Session settings) {
        return new SessionLimits(
                settings.maxUnsentFrames(),
                settings.maxUnsentCharacters(),
                settings.maxPlaces(),
                settings.maxUnacknowledgedConversations(),
                settings.acknowledgementPauses());
    }

    /** What a socket may be once it was let in. */
    sealed interface Opened {}

    /** A session that has begun. */
    record Begun(Session session) implements Opened {}

    /** A session of another instance is about to go on here: the gateway's first frame says from where. */
    record Awaited(Verdict.Valid token, Handshake handshake, Outlet outlet) implements Opened {}

    /** What the socket is now, or null where it was refused. */
    Future<Opened> open(HandshakeRequest handshake, Outlet outlet) {
        Handshake request = Handshake.of(handshake);
        return tokens.check(request.token()).compose(verdict -> open(verdict, request, outlet));
    }

    private Future<Opened> open(Verdict verdict, Handshake request, Outlet outlet) {
        if (verdict instanceof Verdict.Refused refused) {
            return refuse(outlet, refused.error(), refused.message(), refused.close());
        }
        Verdict.Valid token = (Verdict.Valid) verdict;
        if (request.resumes()) {
            return Future.succeededFuture(new Awaited(token, request, outlet));
        }
        return request.conversationId() == null
                ? Future.succeededFuture(begin(token, request, outlet, null))
                : openInConversation(token, request, outlet);
    }

    /** The session goes on where it was; null for a first frame that is no resume. */
    Session resume(Awaited awaited, String frame) {
        if (!(LinkFrame.read(frame) instanceof LinkFrame.Resume resume)) {
            awaited.outlet.close(CloseCode.PROTOCOL_ERROR);
            return null;
        }
        Session session = create(awaited.token, awaited.handshake, awaited.outlet, resume.since());
        session.places().restore(resume.shown());
        session.link().lostSince(databaseTime.now().minusMillis(resume.lostMillis()));
        session.send(Json.write(new LinkFrame.Resumed()));
        life.begin(session, awaited.token.expiresAt());
        if (!resume.subscriptions().isEmpty()) {
            session.inTurn(() -> subscribing.restore(session, resume.subscriptions()));
        }
        return session;
    }

    /** The session goes on with another token of the same user. */
    void renew(Session session, ClientFrame.Auth auth) {
        tokens.check(auth.token()).onSuccess(verdict -> renew(session, auth, verdict));
    }

    private void renew(Session session, ClientFrame.Auth auth, Verdict verdict) {
        if (!session.isOpen()) {
            // It closed while the token's key was looked for.
            return;
        }
        if (verdict instanceof Verdict.Refused refused) {
            session.send(new ServerFrame.Failure(refused.error(), refused.message(), auth.ref()));
            return;
        }
        Verdict.Valid token = (Verdict.Valid) verdict;
        if (!token.userId().equals(session.userId())) {
            session.send(new ServerFrame.Failure(
                    ErrorCode.AUTHENTICATION_FAILED, "The token is another user's", auth.ref()));
            return;
        }
        long secondsLeft = life.renew(session, token.expiresAt());
        session.send(new ServerFrame.AuthOk(secondsLeft, auth.ref()));
    }

    void close(Session session) {
        life.end(session);
    }

    private Future<Opened> openInConversation(Verdict.Valid token, Handshake request, Outlet outlet) {
        return conversations
                .find(ConversationId.parse(request.conversationId()), token.userId())
                .compose(
                        found -> found != null
                                ? Future.succeededFuture(begin(token, request, outlet, found))
                                : refuse(
                                        outlet,
                                        ErrorCode.CONVERSATION_NOT_FOUND,
                                        "No such conversation",
                                        CloseCode.NOT_FOUND),
                        away -> refuse(
                                outlet,
                                ErrorCode.UNAVAILABLE,
                                "Conversations cannot be read at the moment",
                                CloseCode.TRY_AGAIN_LATER));
    }

    private Opened begin(Verdict.Valid token, Handshake request, Outlet outlet, StoredConversation subscription) {
        Session session = create(token, request, outlet, databaseTime.now());
        session.send(new ServerFrame.SessionReady(
                session.id(),
                session.userId(),
                (int) settings.session().heartbeat().toSeconds(),
                settings.limits().frameBytes(),
                databaseTime.now()));
        life.begin(session, token.expiresAt());
        if (subscription != null) {
            subscribing.add(session, subscription);
        }
        return new Begun(session);
    }

    private Session create(Verdict.Valid token, Handshake request, Outlet outlet, Instant since) {
        return new Session(
                UuidCreator.getTimeOrderedEpoch().toString(),
                token.userId(),
                request.trace(),
                outlet,
                limits,
                since.minus(settings.delivery().clockTolerance()),
                request.acknowledges(),
                request.isLinked());
    }

    private static Future<Opened> refuse(Outlet outlet, ErrorCode error, String message, CloseCode close) {
        return outlet.write(FrameWriter.write(new ServerFrame.Failure(error, message, null)))
                .transform(written -> {
                    outlet.close(close);
                    return Future.succeededFuture(null);
                });
    }
}
