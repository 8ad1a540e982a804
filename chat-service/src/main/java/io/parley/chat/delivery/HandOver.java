package io.parley.chat.delivery;

import io.parley.chat.id.ConversationId;
import io.parley.chat.message.StoredMessage;
import io.parley.chat.session.Session;
import java.util.Iterator;
import java.util.List;

/** A page of a conversation on its way to a session that lacks something of it, as fast as its socket takes it. */
final class HandOver {

    private final ConversationId conversation;
    private final Session session;
    private final Iterator<StoredMessage> left;

    HandOver(ConversationId conversation, Session session, List<StoredMessage> page) {
        this.conversation = conversation;
        this.session = session;
        this.left = page.iterator();
    }

    /** Hands over what the socket has room for; answers whether that was the rest. */
    boolean proceed(Frames frames) {
        while (session.isOpen() && left.hasNext()) {
            if (!session.hasRoom()) {
                return false;
            }
            StoredMessage message = left.next();
            boolean own = message.senderId().equals(session.userId());
            session.places().fill(conversation, message.seq(), frames.of(message, session.userId()), own);
        }
        session.places().settle(conversation);
        return true;
    }
}
