package io.parley.chat.match;

import com.github.f4b6a3.uuid.UuidCreator;
import io.parley.chat.id.ConversationId;
import io.parley.chat.id.MessageId;
import io.parley.chat.message.StoredMessage;
import io.parley.contracts.event.EventType;
import io.parley.contracts.trace.TraceParent;
import io.parley.kit.outbox.Lanes;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The first message of a conversation, which nobody of the two has written. */
@ApplicationScoped
class WelcomeStore {

    /** Nobody's token may have this user's name. */
    static final String SYSTEM = "system";

    private static final String WELCOME = """
            with greeted as (
                update chat.conversation set last_seq = 1, last_message_at = now()
                where id = $1 and last_seq = 0
                returning id
            ), told as (
                insert into chat.outbox (lane, event_id, type, conversation_id, seq, traceparent)
                select $3, $4, $5, id, 1, $6 from greeted
            )
            insert into chat.message (conversation_id, seq, sender_id, text)
            select id, 1, $7, $2 from greeted
            returning created_at
            """;

    /** The message, or null where something was said before. */
    Future<StoredMessage> welcome(
            SqlConnection transaction, ConversationId conversation, String text, TraceParent trace) {
        return transaction
                .preparedQuery(WELCOME)
                .execute(Tuple.of(
                        conversation.uuid(),
                        text,
                        Lanes.of(conversation.uuid()),
                        UuidCreator.getTimeOrderedEpoch(),
                        EventType.MESSAGE_CREATED.wireName(),
                        trace.next().toString(),
                        SYSTEM))
                .map(rows -> rows.size() == 0
                        ? null
                        : new StoredMessage(
                                new MessageId(conversation, 1),
                                SYSTEM,
                                text,
                                null,
                                rows.iterator().next().getOffsetDateTime(0).toInstant(),
                                List.of()));
    }
}
