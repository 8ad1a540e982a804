package io.parley.notification.list;

import io.parley.contracts.frame.Notification;
import io.parley.contracts.id.ConversationUuid;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/** An entry as its user sees it now; {@code conversation} is null for a match of which no conversation is known yet. */
public record Entry(
        String userId, long number, EntryKind kind, UUID conversation, String about, Instant createdAt, boolean read) {

    static Entry of(Row row) {
        return new Entry(
                row.getString("user_id"),
                row.getLong("number"),
                EntryKind.of(row.getShort("kind")),
                row.getUUID("conversation_id"),
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
