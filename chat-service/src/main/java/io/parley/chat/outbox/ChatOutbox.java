package io.parley.chat.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.chat.ChatSettings;
import io.parley.chat.id.ConversationId;
import io.parley.chat.id.MessageId;
import io.parley.contracts.event.Event;
import io.parley.contracts.event.EventData;
import io.parley.contracts.frame.Message;
import io.parley.kit.outbox.OutboxRelay;
import io.parley.kit.outbox.OutboxTable;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** The table {@code chat.outbox}: a message is not stored twice, its row says only where it stands. */
public final class ChatOutbox {

    private static final String SOURCE = "/chat-service";

    private static final String UNPUBLISHED = """
            select o.id, o.event_id, o.type, o.subject, o.data, o.traceparent, o.occurred_at,
                o.conversation_id, o.seq, c.user_a, c.user_b, m.sender_id, m.text, m.reply_to, m.created_at, m.flags
            from chat.outbox o
            left join chat.conversation c on c.id = o.conversation_id
            left join chat.message m on m.conversation_id = o.conversation_id and m.seq = o.seq
            where o.published_at is null and o.lane = any($1)
            order by o.id
            limit $2
            """;

    public static final OutboxTable TABLE = new OutboxTable("chat", UNPUBLISHED, ChatOutbox::event);

    @Produces
    @Singleton
    OutboxRelay relay(Pool pool, ChatSettings settings, Clock clock, MeterRegistry metrics) {
        return new OutboxRelay(pool, TABLE, settings.outbox(), clock, metrics);
    }

    private static Event event(Row row) {
        if (row.getUUID("conversation_id") == null) {
            return OutboxTable.event(row, SOURCE);
        }
        ConversationId conversation = new ConversationId(row.getUUID("conversation_id"));
        return OutboxTable.event(row, SOURCE, conversation.toString(), message(conversation, row));
    }

    private static EventData message(ConversationId conversation, Row row) {
        Long replyTo = row.getLong("reply_to");
        String[] flags = row.getArrayOfStrings("flags");
        return new EventData.MessageCreated(
                conversation.toString(),
                List.of(row.getString("user_a"), row.getString("user_b")),
                new Message(
                        new MessageId(conversation, row.getLong("seq")).toString(),
                        row.getLong("seq"),
                        row.getString("sender_id"),
                        row.getString("text"),
                        row.getOffsetDateTime("created_at").toInstant(),
                        replyTo == null ? null : new MessageId(conversation, replyTo).toString(),
                        flags == null ? null : List.of(flags)));
    }
}
