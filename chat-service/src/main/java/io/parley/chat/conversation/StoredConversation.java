package io.parley.chat.conversation;

import io.parley.chat.id.ConversationId;
import io.parley.contracts.frame.Conversation;
import java.time.Instant;

/** A conversation as it is stored, but for what changes with each message. */
public record StoredConversation(
        ConversationId id, Participants participants, Instant createdAt, boolean blockedByA, boolean blockedByB) {

    public boolean isBlocked() {
        return blockedByA || blockedByB;
    }

    /** Who blocked it, from a participant's view: the participant, or else the other one, or null. */
    public String blockedBy(String viewer) {
        String other = participants.besides(viewer);
        return isBlockedBy(viewer) ? viewer : isBlockedBy(other) ? other : null;
    }

    public boolean isBlockedBy(String user) {
        return user.equals(participants.userA()) ? blockedByA : blockedByB;
    }

    public Conversation toWire() {
        return new Conversation(id.toString(), participants.ids(), createdAt);
    }
}
