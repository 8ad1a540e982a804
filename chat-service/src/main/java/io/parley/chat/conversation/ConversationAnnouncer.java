package io.parley.chat.conversation;

import io.parley.chat.live.Fanout;
import io.parley.contracts.frame.Profile;
import io.parley.contracts.frame.ServerFrame;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Tells the two of a new conversation, each with whom. */
@ApplicationScoped
public class ConversationAnnouncer {

    private final Fanout fanout;

    ConversationAnnouncer(Fanout fanout) {
        this.fanout = fanout;
    }

    /**
     * @param profiles by user, as far as they are known
     */
    public void created(StoredConversation conversation, Map<String, Profile> profiles) {
        for (String user : conversation.participants().ids()) {
            fanout.toUsers(List.of(user), new ServerFrame.ConversationCreated(conversation.toWire(user, profiles)));
        }
    }
}
