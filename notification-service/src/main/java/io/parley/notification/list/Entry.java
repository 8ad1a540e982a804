package io.parley.notification.list;

import io.parley.contracts.frame.Notification;
import io.parley.contracts.id.ConversationUuid;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/**
 * An entry as its user sees it now.
 *
 * @param conversation null for a match of which no conversation is known yet
 * @param seq          of a message; else null
 */
public record Entry(
        String userId,
        long number,
        EntryKind kind,
        UUID conversation,
        Long seq,
        String about,
        Instant createdAt,
        boolean read) {

    static Entry of(Row row) {
        return new Entry(
                row.getString("user_id"),
                row.getLong("number"),
                EntryKind.of(row.getShort("kind")),
                row.getUUID("conversation_id"),
                row.getLong("seq"),
                row.getString("about"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getBoolean("read"));
    }

    public Notification toWire() {
        return new Notification(
                NotificationId.format(number),
                kind.wireName(),
                conversation == null ? null : ConversationUuid.format(conversation),
                about,
                createdAt,
                read);
    }
}
