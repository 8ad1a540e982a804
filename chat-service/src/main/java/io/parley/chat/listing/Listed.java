package io.parley.chat.listing;

import io.parley.chat.conversation.StoredConversation;
import io.parley.chat.message.StoredMessage;
import io.parley.contracts.frame.Message;
import io.parley.contracts.frame.Presence;
import io.parley.contracts.frame.Profile;
import java.time.Instant;
import java.util.List;

/**
 * A conversation as it stands in a user's list.
 *
 * @param activity    when something was said last, or it was made
 * @param lastMessage null where nothing was said yet
 * @param presence    of the other one
 * @param profile     of the other one; null where nothing is known of them
 */
record Listed(
        StoredConversation conversation,
        Instant activity,
        StoredMessage lastMessage,
        long unreadCount,
        Presence presence,
        Profile profile) {

    /**
     * @param presence null while one of the two blocks the other, and in a closed conversation
     * @param closedAt when the match of the two ended, or null
     * @param profile  the other one's; null where they wrote none
     */
    record Item(
            String id,
            List<String> participantIds,
            Message lastMessage,
            long unreadCount,
            String blockedBy,
            Instant createdAt,
            Instant closedAt,
            Presence presence,
            Profile profile) {}

    ListCursor cursor() {
        return new ListCursor(activity, conversation.id());
    }

    Item toWire(String viewer) {
        return new Item(
                conversation.id().toString(),
                conversation.participants().ids(),
                lastMessage == null ? null : lastMessage.toWire(viewer),
                unreadCount,
                conversation.blockedBy(viewer),
                conversation.createdAt(),
                conversation.closedAt(),
                conversation.isOpen() ? presence : null,
                profile);
    }
}
