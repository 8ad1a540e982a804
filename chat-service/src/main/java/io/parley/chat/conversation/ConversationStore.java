package io.parley.chat.conversation;

import io.parley.chat.id.ConversationId;
import io.parley.chat.outbox.ChatOutbox;
import io.parley.contracts.event.EventData;
import io.parley.contracts.trace.TraceParent;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The table {@code chat.conversation}, but for the counter in it, which is the message store's. */
@ApplicationScoped
public class ConversationStore {

    /** What {@link #conversation} reads, in each statement that finds conversations. */
    public static final String COLUMNS =
            "c.id, c.user_a, c.user_b, c.created_at, c.blocked_by_a, c.blocked_by_b, c.closed_at";

    private static final String INSERT = """
            insert into chat.conversation as c (id, user_a, user_b) values ($1, $2, $3)
            on conflict (user_a, user_b) do nothing
            returning %s
            """.formatted(COLUMNS);

    private static final String BY_PARTICIPANTS =
            "select %s from chat.conversation c where user_a = $1 and user_b = $2".formatted(COLUMNS);

    private static final String BY_ID = "select %s from chat.conversation c where id = $1".formatted(COLUMNS);

    private static final String BY_IDS = "select %s from chat.conversation c where id = any($1)".formatted(COLUMNS);

    /** Changes the row only where the flag is another; the row's lock puts two devices in order. */
    private static final String SET_BLOCK = """
            update chat.conversation c
            set blocked_by_a = case when user_a = $2 then $3 else blocked_by_a end,
                blocked_by_b = case when user_b = $2 then $3 else blocked_by_b end
            where id = $1 and $2 in (user_a, user_b)
                and case when user_a = $2 then blocked_by_a else blocked_by_b end <> $3
            returning %s
            """.formatted(COLUMNS);

    /** Once: a conversation is never opened again. */
    private static final String CLOSE = """
            update chat.conversation c set closed_at = $2 where id = $1 and closed_at is null
            returning %s
            """.formatted(COLUMNS);

    private final Pool pool;

    public ConversationStore(Pool pool) {
        this.pool = pool;
    }

    /** A conversation that was asked for, and whether the call has made it. */
    public record Creation(StoredConversation conversation, boolean isNew) {}

    /** The conversation of these two: the one there is, or a new one, which the platform hears of. */
    public Future<Creation> findOrCreate(Participants participants, TraceParent trace) {
        return pool.withTransaction(transaction -> findOrCreate(transaction, participants, trace));
    }

    /** As above, as a part of something larger. */
    public Future<Creation> findOrCreate(SqlConnection transaction, Participants participants, TraceParent trace) {
        return insert(transaction, participants)
                .compose(created -> created == null
                        ? byParticipants(transaction, participants).map(found -> new Creation(found, false))
                        : announce(transaction, created, new EventData.ConversationCreated(created.toWire()), trace)
                                .map(new Creation(created, true)));
    }

    /** The conversation, or null. */
    public Future<StoredConversation> find(ConversationId id) {
        return pool.preparedQuery(BY_ID)
                .execute(Tuple.of(id.uuid()))
                .map(rows ->
                        rows.size() == 0 ? null : conversation(rows.iterator().next()));
    }

    /** Those of the conversations that are there. */
    Future<List<StoredConversation>> findAll(Collection<? extends ConversationId> ids) {
        UUID[] keys = ids.stream().map(ConversationId::uuid).toArray(UUID[]::new);
        return pool.preparedQuery(BY_IDS).execute(Tuple.of(keys)).map(rows -> {
            List<StoredConversation> found = new ArrayList<>(rows.size());
            rows.forEach(row -> found.add(conversation(row)));
            return found;
        });
    }

    /** Blocks or unblocks for one of the two, and tells the platform; null where nothing had to change. */
    public Future<StoredConversation> setBlock(ConversationId id, String user, boolean blocked, TraceParent trace) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(SET_BLOCK)
                .execute(Tuple.of(id.uuid(), user, blocked))
                .compose(rows -> {
                    if (rows.size() == 0) {
                        return Future.succeededFuture(null);
                    }
                    StoredConversation changed = conversation(rows.iterator().next());
                    return announce(transaction, changed, blockEvent(changed, user, blocked), trace)
                            .map(changed);
                }));
    }

    /** Closes a conversation for both, as a part of something larger; null where it was closed before. */
    public Future<StoredConversation> close(SqlConnection transaction, ConversationId id, Instant at) {
        return transaction
                .preparedQuery(CLOSE)
                .execute(Tuple.of(id.uuid(), at.atOffset(ZoneOffset.UTC)))
                .map(rows ->
                        rows.size() == 0 ? null : conversation(rows.iterator().next()));
    }

    private static EventData blockEvent(StoredConversation conversation, String user, boolean blocked) {
        String id = conversation.id().toString();
        String other = conversation.participants().besides(user);
        return blocked
                ? new EventData.ConversationBlocked(id, user, other)
                : new EventData.ConversationUnblocked(id, user, other);
    }

    private static Future<Void> announce(
            SqlConnection transaction, StoredConversation about, EventData data, TraceParent trace) {
        return ChatOutbox.TABLE.write(transaction, about.id().uuid(), about.id().toString(), data, trace);
    }

    private Future<StoredConversation> insert(SqlConnection transaction, Participants participants) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(ConversationId.create().uuid(), participants.userA(), participants.userB()))
                .map(rows ->
                        rows.size() == 0 ? null : conversation(rows.iterator().next()));
    }

    private Future<StoredConversation> byParticipants(SqlConnection transaction, Participants participants) {
        return transaction
                .preparedQuery(BY_PARTICIPANTS)
                .execute(Tuple.of(participants.userA(), participants.userB()))
                .map(rows -> conversation(rows.iterator().next()));
    }

    /** Reads {@link #COLUMNS}. */
    public static StoredConversation conversation(Row row) {
        return new StoredConversation(
                new ConversationId(row.getUUID("id")),
                new Participants(row.getString("user_a"), row.getString("user_b")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getBoolean("blocked_by_a"),
                row.getBoolean("blocked_by_b"),
                row.getOffsetDateTime("closed_at") == null
                        ? null
                        : row.getOffsetDateTime("closed_at").toInstant());
    }
}
