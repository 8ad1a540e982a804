package io.parley.chat.conversation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.parley.chat.id.ConversationId;
import io.parley.chat.outbox.Lanes;
import io.parley.contracts.event.EventData;
import io.parley.contracts.event.EventType;
import io.parley.contracts.json.Json;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** The table {@code chat.conversation}, but for the counter in it, which is the message store's. */
@ApplicationScoped
public class ConversationStore {

    private static final String INSERT = """
            insert into chat.conversation (id, user_a, user_b) values ($1, $2, $3)
            on conflict (user_a, user_b) do nothing
            returning id, user_a, user_b, created_at, true as created
            """;

    private static final String BY_PARTICIPANTS = """
            select id, user_a, user_b, created_at, false as created from chat.conversation
            where user_a = $1 and user_b = $2
            """;

    private static final String BY_ID = """
            select id, user_a, user_b, created_at, false as created from chat.conversation where id = $1
            """;

    private static final String ANNOUNCE = """
            insert into chat.outbox (lane, event_id, type, subject, data) values ($1, $2, $3, $4, $5)
            """;

    private final Pool pool;

    public ConversationStore(Pool pool) {
        this.pool = pool;
    }

    /** The conversation of these two: the one there is, or a new one, which the platform hears of. */
    public Future<StoredConversation> findOrCreate(Participants participants) {
        return pool.withTransaction(transaction -> insert(transaction, participants)
                .compose(created ->
                        created == null ? byParticipants(transaction, participants) : announce(transaction, created)));
    }

    /** The conversation, or null. */
    public Future<StoredConversation> find(ConversationId id) {
        return pool.preparedQuery(BY_ID)
                .execute(Tuple.of(id.uuid()))
                .map(rows ->
                        rows.size() == 0 ? null : conversation(rows.iterator().next()));
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

    private Future<StoredConversation> announce(SqlConnection transaction, StoredConversation created) {
        var data = new EventData.ConversationCreated(created.toWire());
        return transaction
                .preparedQuery(ANNOUNCE)
                .execute(Tuple.of(
                        Lanes.of(created.id().uuid()),
                        UuidCreator.getTimeOrderedEpoch(),
                        EventType.CONVERSATION_CREATED.wireName(),
                        created.id().toString(),
                        Json.write(data)))
                .map(created);
    }

    private static StoredConversation conversation(Row row) {
        return new StoredConversation(
                new ConversationId(row.getUUID("id")),
                new Participants(row.getString("user_a"), row.getString("user_b")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getBoolean("created"));
    }
}
