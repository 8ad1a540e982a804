package io.parley.chat.socket;

import com.github.f4b6a3.uuid.UuidCreator;
import io.parley.chat.ChatSettings;
import io.parley.chat.conversation.ConversationStore;
import io.parley.chat.id.ConversationId;
import io.parley.chat.session.Outlet;
import io.parley.chat.session.Session;
import io.parley.chat.session.SessionRegistry;
import io.parley.contracts.frame.CloseCode;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.ServerFrame;
import io.parley.kit.token.TokenVerifier;
import io.parley.kit.token.Verdict;
import io.quarkus.websockets.next.HandshakeRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Begins and ends sessions. A socket that may not begin one hears the error, and is closed with the code for it. */
@ApplicationScoped
public class SessionOpening {

    private final Vertx vertx;
    private final TokenVerifier tokens;
    private final ConversationStore conversations;
    private final SessionRegistry sessions;
    private final ChatSettings settings;
    private final Clock clock;

    public SessionOpening(
            Vertx vertx,
            TokenVerifier tokens,
            ConversationStore conversations,
            SessionRegistry sessions,
            ChatSettings settings,
            Clock clock) {
        this.vertx = vertx;
        this.tokens = tokens;
        this.conversations = conversations;
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
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
                ? Future.succeededFuture(begin(token, outlet, null))
                : openInConversation(token, request.conversationId(), outlet);
    }

    void close(Session session) {
        vertx.cancelTimer(session.expiryTimer());
        sessions.remove(session);
    }

    private Future<Session> openInConversation(Verdict.Valid token, String conversationId, Outlet outlet) {
        ConversationId id = ConversationId.parse(conversationId);
        if (id == null) {
            return unknownConversation(outlet);
        }
        return conversations
                .find(id)
                .compose(
                        found -> found != null && found.participants().include(token.userId())
                                ? Future.succeededFuture(begin(token, outlet, id))
                                : unknownConversation(outlet),
                        away -> refuse(
                                outlet,
                                ErrorCode.UNAVAILABLE,
                                "Conversations cannot be read at the moment",
                                CloseCode.TRY_AGAIN_LATER));
    }

    private Session begin(Verdict.Valid token, Outlet outlet, ConversationId subscription) {
        Session session = new Session(
                UuidCreator.getTimeOrderedEpoch().toString(),
                token.userId(),
                outlet,
                settings.session().maxUnsentFrames(),
                settings.session().maxUnsentCharacters());
        session.send(new ServerFrame.SessionReady(
                session.id(),
                session.userId(),
                (int) settings.session().heartbeat().toSeconds(),
                settings.limits().frameBytes(),
                clock.instant()));
        sessions.add(session);
        endWithToken(session, token.expiresAt());
        if (subscription != null) {
            sessions.subscribe(session, subscription);
        }
        return session;
    }

    private void endWithToken(Session session, Instant expiry) {
        long left = Math.max(1, Duration.between(clock.instant(), expiry).toMillis());
        session.expiryTimer(vertx.setTimer(
                left,
                expired -> session.close(
                        Verdict.Refused.EXPIRED.error(),
                        Verdict.Refused.EXPIRED.message(),
                        Verdict.Refused.EXPIRED.close())));
    }

    private static Future<Session> unknownConversation(Outlet outlet) {
        return refuse(outlet, ErrorCode.CONVERSATION_NOT_FOUND, "No such conversation", CloseCode.NOT_FOUND);
    }

    private static Future<Session> refuse(Outlet outlet, ErrorCode error, String message, CloseCode close) {
        return outlet.write(FrameWriter.write(new ServerFrame.Failure(error, message, null)))
                .transform(written -> {
                    outlet.close(close);
                    return Future.succeededFuture(null);
                });
    }
}
