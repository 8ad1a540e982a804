package io.parley.chat.outbox;

import io.parley.chat.id.ConversationId;
import io.parley.chat.id.MessageId;
import io.parley.contracts.event.Event;
import io.parley.contracts.event.EventData;
import io.parley.contracts.event.EventReader;
import io.parley.contracts.event.EventType;
import io.parley.contracts.frame.Message;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The table {@code chat.outbox} as the relay sees it, and the advisory locks on its lanes. */
final class OutboxStore {

    static final String WAKE_CHANNEL = "parley_outbox";
    private static final String SOURCE = "/chat-service";

    /** Spaces of advisory locks: one lock a lane, and one that every relay alive shares. */
    private static final int LANE_LOCKS = 0x50_4C_4E_31;

    private static final int ALIVE_LOCKS = 0x50_4C_4E_32;

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

    private static final String MARK_PUBLISHED =
            "update chat.outbox set published_at = now() where published_at is null and id = any($1)";

    private static final String REPLAY = """
            update chat.outbox set published_at = null
            where published_at is not null and occurred_at > now() - $1 * interval '1 second'
            """;

    /** Instances alive: each holds one shared lock. */
    private static final String COUNT_ALIVE = """
            select count(*) from pg_locks
            where locktype = 'advisory' and granted and classid = $1::int and objid = 0
                and database = (select oid from pg_database where datname = current_database())
            """;

    private final SqlConnection connection;

    OutboxStore(SqlConnection connection) {
        this.connection = connection;
    }

    Future<Void> begin() {
        return connection
                .query("listen " + WAKE_CHANNEL)
                .execute()
                .compose(listening -> connection
                        .preparedQuery("select pg_advisory_lock_shared($1, 0)")
                        .execute(Tuple.of(ALIVE_LOCKS)))
                .mapEmpty();
    }

    Future<Integer> countAlive() {
        return connection
                .preparedQuery(COUNT_ALIVE)
                .execute(Tuple.of(ALIVE_LOCKS))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    Future<Boolean> tryLock(short lane) {
        return connection
                .preparedQuery("select pg_try_advisory_lock($1, $2)")
                .execute(Tuple.of(LANE_LOCKS, (int) lane))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    Future<Void> unlock(short lane) {
        return connection
                .preparedQuery("select pg_advisory_unlock($1, $2)")
                .execute(Tuple.of(LANE_LOCKS, (int) lane))
                .mapEmpty();
    }

    Future<List<OutboxRow>> unpublished(Collection<Short> lanes, int limit) {
        return connection
                .preparedQuery(UNPUBLISHED)
                .execute(Tuple.of(lanes.toArray(Short[]::new), limit))
                .map(rows -> {
                    List<OutboxRow> found = new ArrayList<>(rows.size());
                    rows.forEach(row -> found.add(new OutboxRow(row.getLong("id"), event(row))));
                    return found;
                });
    }

    Future<Void> markPublished(List<OutboxRow> rows) {
        Long[] ids = rows.stream().map(OutboxRow::id).toArray(Long[]::new);
        return connection.preparedQuery(MARK_PUBLISHED).execute(Tuple.of(ids)).mapEmpty();
    }

    /** Makes the events of the last stretch unpublished again; answers how many. */
    Future<Integer> replay(Duration last) {
        return connection
                .preparedQuery(REPLAY)
                .execute(Tuple.of((double) last.toSeconds()))
                .map(rows -> rows.rowCount());
    }

    /** Empties the slot that tomorrow needs, unless something in it was never published; answers whether it did. */
    Future<Boolean> emptyNextSlot(Instant now) {
        String slot =
                "chat.outbox_" + (now.getEpochSecond() / Duration.ofDays(1).toSeconds() + 1) % 3;
        return connection
                .query("select exists (select from %1$s) and not exists (select from %1$s where published_at is null)"
                        .formatted(slot))
                .execute()
                .compose(rows -> rows.iterator().next().getBoolean(0)
                        ? connection.query("truncate " + slot).execute().map(true)
                        : Future.succeededFuture(false));
    }

    private static Event event(Row row) {
        EventType type = EventType.named(row.getString("type"));
        boolean isMessage = type == EventType.MESSAGE_CREATED;
        EventData data = isMessage ? message(row) : EventReader.readData(type, row.getString("data"));
        String subject =
                isMessage ? new ConversationId(row.getUUID("conversation_id")).toString() : row.getString("subject");
        return new Event(
                row.getUUID("event_id"),
                SOURCE,
                subject,
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getString("traceparent"),
                data);
    }

    private static EventData message(Row row) {
        ConversationId conversation = new ConversationId(row.getUUID("conversation_id"));
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
