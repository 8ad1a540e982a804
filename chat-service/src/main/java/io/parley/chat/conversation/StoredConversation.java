package io.parley.chat.conversation;

import io.parley.chat.id.ConversationId;
import io.parley.contracts.frame.Conversation;
import java.time.Instant;

/** A conversation as it is stored; {@code created} tells whether the call that asked has made it. */
public record StoredConversation(ConversationId id, Participants participants, Instant createdAt, boolean created) {

    public Conversation toWire() {
        return new Conversation(id.toString(), participants.ids(), createdAt);
    }
}
