package io.parley.notification.list;

import java.time.Instant;
import java.util.UUID;

/**
 * What is to be noted for a user.
 *
 * @param conversation of a message, as {@code seq}; else null
 */
public record NewEntry(String userId, EntryKind kind, UUID conversation, Long seq, String about, Instant createdAt) {

    public static NewEntry message(String userId, UUID conversation, long seq, String sender, Instant createdAt) {
        return new NewEntry(userId, EntryKind.MESSAGE, conversation, seq, sender, createdAt);
    }

    public static NewEntry match(String userId, String other, Instant createdAt) {
        return new NewEntry(userId, EntryKind.MATCH, null, null, other, createdAt);
    }
}
