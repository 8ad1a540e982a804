package io.parley.chat.delivery;

import io.parley.chat.id.ConversationId;
import io.parley.chat.live.LiveReceiver;
import io.parley.chat.message.StoredMessage;
import io.parley.chat.session.Places.Offer;
import io.parley.chat.session.Session;
import io.parley.chat.session.SessionRegistry;
import io.parley.contracts.live.LiveItem;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows messages to the sockets of this instance, each in its turn. */
@ApplicationScoped
public class Delivery implements LiveReceiver {

    private final SessionRegistry sessions;
    private final CatchUp catchUp;

    public Delivery(SessionRegistry sessions, CatchUp catchUp) {
        this.sessions = sessions;
        this.catchUp = catchUp;
    }

    @Override
    public void message(LiveItem.NewMessage message) {
        ConversationId conversation = ConversationId.parse(message.conversationId());
        if (conversation != null) {
            show(conversation, message, null, null);
        }
    }

    @Override
    public void head(LiveItem.Head head) {
        ConversationId conversation = ConversationId.parse(head.conversationId());
        if (conversation != null) {
            learn(conversation, head, null);
        }
    }

    /** To every device of each user; the socket that sent it, if there is one, gets a version of its own. */
    void show(ConversationId conversation, LiveItem.NewMessage message, Session origin, String forOrigin) {
        for (LiveItem.Version version : message.versions()) {
            boolean own = version.userId().equals(message.senderId());
            for (Session session : sessions.of(version.userId())) {
                boolean isAnswer = session == origin;
                String frame = isAnswer ? forOrigin : version.frame();
                Offer offer =
                        session.places().offer(conversation, message.seq(), message.previousAt(), frame, own, isAnswer);
                if (offer == Offer.BEHIND) {
                    catchUp.request(conversation, session);
                }
            }
        }
    }

    /** The socket that repeated a message gets the answer, before or after what it has missed until then. */
    void answer(StoredMessage message, String frame, Session origin) {
        if (origin.places().answer(message.conversation(), message.seq(), message.createdAt(), frame)) {
            catchUp.request(message.conversation(), origin);
        }
    }

    /** Someone knows of a message: who has missed it gets it, but for {@code origin}, which is answered in another way, or null. */
    void learn(ConversationId conversation, LiveItem.Head head, Session origin) {
        for (String user : head.participantIds()) {
            for (Session session : sessions.of(user)) {
                if (session != origin && session.places().learn(conversation, head.seq(), head.lastMessageAt())) {
                    catchUp.request(conversation, session);
                }
            }
        }
    }
}
