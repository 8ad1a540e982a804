package io.parley.chat.match;

import io.parley.chat.conversation.ConversationAnnouncer;
import io.parley.chat.conversation.ConversationStore;
import io.parley.chat.conversation.Conversations;
import io.parley.chat.conversation.Participants;
import io.parley.chat.conversation.StoredConversation;
import io.parley.chat.delivery.MessageAnnouncer;
import io.parley.chat.live.Fanout;
import io.parley.chat.live.LivePublisher;
import io.parley.chat.message.StoredMessage;
import io.parley.contracts.frame.Profile;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.live.LiveItem;
import io.parley.kit.outbox.OutboxRelay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Tells the two of their match, and of its end. */
@ApplicationScoped
class MatchAnnouncer {

    private final Conversations conversations;
    private final ConversationAnnouncer conversationAnnouncer;
    private final Fanout fanout;
    private final LivePublisher live;
    private final MessageAnnouncer messages;
    private final OutboxRelay relay;

    MatchAnnouncer(
            Conversations conversations,
            ConversationAnnouncer conversationAnnouncer,
            Fanout fanout,
            LivePublisher live,
            MessageAnnouncer messages,
            OutboxRelay relay) {
        this.conversations = conversations;
        this.conversationAnnouncer = conversationAnnouncer;
        this.fanout = fanout;
        this.live = live;
        this.messages = messages;
        this.relay = relay;
    }

    /**
     * @param welcome  null where something was said in the conversation before they matched
     * @param profiles by user, as far as they are known
     */
    void met(
            ConversationStore.Creation creation,
            StoredMessage welcome,
            Map<String, Profile> profiles,
            Instant matchedAt) {
        StoredConversation conversation = creation.conversation();
        Participants two = conversation.participants();
        for (String user : two.ids()) {
            fanout.toUsers(
                    List.of(user),
                    new ServerFrame.MatchCreated(
                            two.besides(user), conversation.id().toString(), matchedAt));
        }
        if (creation.isNew()) {
            conversationAnnouncer.created(conversation, profiles);
        }
        if (welcome != null) {
            messages.announceFromSystem(welcome, two);
        }
    }

    void parted(StoredConversation closed) {
        conversations.forget(closed.id());
        live.publish(new LiveItem.ConversationChange(closed.id().toString()));
        fanout.toUsers(
                closed.participants().ids(),
                new ServerFrame.ConversationClosed(closed.id().toString(), closed.closedAt()));
    }

    void wakeRelay() {
        relay.wake();
    }
}
