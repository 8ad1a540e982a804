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
import io.parley.kit.token.TokenVerifier;
import io.parley.kit.token.Verdict;
import io.quarkus.websockets.next.HandshakeRequest;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;

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

    /** The session, or null where the socket was refused. */
    Future<Session> open(HandshakeRequest handshake, Outlet outlet) {
        Handshake request = Handshake.of(handshake);
        Verdict verdict = tokens.verify(request.token());
        if (verdict instanceof Verdict.Refused refused) {
            return refuse(outlet, refused.error(), refused.message(), refused.close());
        }
        Verdict.Valid token = (Verdict.Valid) verdict;
        return request.conversationId() == null
                ? Future.succeededFuture(begin(token, request, outlet, null))
                : openInConversation(token, request, outlet);
    }

    /** The session goes on with another token of the same user. */
    void renew(Session session, ClientFrame.Auth auth) {
        Verdict verdict = tokens.verify(auth.token());
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

    private Future<Session> openInConversation(Verdict.Valid token, Handshake request, Outlet outlet) {
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

    private Session begin(Verdict.Valid token, Handshake request, Outlet outlet, StoredConversation subscription) {
        Session session = new Session(
                UuidCreator.getTimeOrderedEpoch().toString(),
                token.userId(),
                request.trace(),
                outlet,
                limits,
                databaseTime.now().minus(settings.delivery().clockTolerance()),
                request.acknowledges());
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
        return session;
    }

    private static Future<Session> refuse(Outlet outlet, ErrorCode error, String message, CloseCode close) {
        return outlet.write(FrameWriter.write(new ServerFrame.Failure(error, message, null)))
                .transform(written -> {
                    outlet.close(close);
                    return Future.succeededFuture(null);
                });
    }
}
