package io.parley.chat.conversation;

import io.parley.chat.id.ConversationId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The newest message of conversations, as their rows in {@code chat.conversation} count it. */
@ApplicationScoped
public class HeadStore {

    private static final String MOVED_SINCE = """
            select id, user_a, user_b, last_seq, last_message_at from chat.conversation
            where user_a = any($1) and last_message_at >= $2
            union
            select id, user_a, user_b, last_seq, last_message_at from chat.conversation
            where user_b = any($1) and last_message_at >= $2
            """;

    private static final String LAST_SEQ = "select last_seq from chat.conversation where id = $1";

    private final Pool pool;

    public HeadStore(Pool pool) {
        this.pool = pool;
    }

    /** How far a conversation has come. */
    public record Head(ConversationId conversation, Participants participants, long lastSeq, Instant lastMessageAt) {}

    /** The conversations of these users in which something was said since. */
    public Future<List<Head>> movedSince(List<String> users, Instant since) {
        return pool.preparedQuery(MOVED_SINCE)
                .execute(Tuple.of(users.toArray(String[]::new), since.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    List<Head> moved = new ArrayList<>(rows.size());
                    rows.forEach(row -> moved.add(head(row)));
                    return moved;
                });
    }

    /** How many messages the conversation holds; 0 for one that is not there. */
    public Future<Long> lastSeq(ConversationId id) {
        return pool.preparedQuery(LAST_SEQ)
                .execute(Tuple.of(id.uuid()))
                .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong(0));
    }

    private static Head head(Row row) {
        return new Head(
                new ConversationId(row.getUUID("id")),
                new Participants(row.getString("user_a"), row.getString("user_b")),
                row.getLong("last_seq"),
                row.getOffsetDateTime("last_message_at").toInstant());
    }
}
