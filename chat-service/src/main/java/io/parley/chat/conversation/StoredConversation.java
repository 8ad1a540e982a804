package io.parley.chat.conversation;

import io.parley.chat.id.ConversationId;
import io.parley.contracts.frame.Conversation;
import io.parley.contracts.frame.Profile;
import java.time.Instant;
import java.util.Map;

/**
 * A conversation as it is stored, but for what changes with each message.
 *
 * @param closedAt when the match of the two ended, or null
 */
public record StoredConversation(
        ConversationId id,
        Participants participants,
        Instant createdAt,
        boolean blockedByA,
        boolean blockedByB,
        Instant closedAt) {

    public boolean isBlocked() {
        return blockedByA || blockedByB;
    }

    public boolean isClosed() {
        return closedAt != null;
    }

    /** Whether the two learn of each other what they do: that they type, have read, are there. */
    public boolean isOpen() {
        return !isBlocked() && !isClosed();
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

    /** With what is known of the other one. */
    public Conversation toWire(String viewer, Map<String, Profile> profiles) {
        return toWire().with(profiles.get(participants.besides(viewer)));
    }
}
