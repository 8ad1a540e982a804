package io.parley.chat.message;

import com.github.f4b6a3.uuid.UuidCreator;
import io.parley.chat.conversation.Participants;
import io.parley.chat.id.ConversationId;
import io.parley.chat.id.MessageId;
import io.parley.chat.outbox.Lanes;
import io.parley.contracts.event.EventType;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** The tables {@code chat.message} and {@code chat.sent_key}, and the counters in {@code chat.conversation}. */
@ApplicationScoped
public class MessageStore {

    /**
     * Writes a batch. The conversations are locked in the order of their ids, so that two instances never wait for each
     * other in a circle; the lock is also what makes {@code last_seq} and the block of places taken from it the newest.
     * A key that another instance wrote after this statement began is a conflict on {@code sent_key}'s primary key: the
     * statement fails as a whole, and its repeat sees the key.
     */
    private static final String APPEND = """
            with input as materialized (
                select * from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::uuid[], $6::uuid[], $7::smallint[])
                    with ordinality as i (conversation_id, sender_id, text, reply_to, key_hash, event_id, lane, n)
            ), locked as materialized (
                select id, user_a, user_b, last_seq from chat.conversation
                where id in (select conversation_id from input)
                order by id
                for no key update
            ), judged as materialized (
                select i.*, l.user_a, l.user_b, k.seq as first_seq,
                    case when l.id is null or i.sender_id not in (l.user_a, l.user_b) then 'unknown_conversation'
                         when k.seq is not null then 'repeated'
                         when i.reply_to > l.last_seq then 'reply_to_unknown'
                         else 'created' end as outcome
                from input i
                left join locked l on l.id = i.conversation_id
                left join chat.sent_key k on k.conversation_id = i.conversation_id and k.key_hash = i.key_hash
            ), counted as (
                update chat.conversation c
                set last_seq = c.last_seq + fresh.messages, last_message_at = now()
                from (select conversation_id, count(*) as messages from judged
                      where outcome = 'created' group by conversation_id) fresh
                where c.id = fresh.conversation_id
                returning c.id, c.last_seq - fresh.messages as before
            ), placed as materialized (
                select j.*, c.before + row_number() over (partition by j.conversation_id order by j.n) as seq
                from judged j join counted c on c.id = j.conversation_id
                where j.outcome = 'created'
            ), written as (
                insert into chat.message (conversation_id, seq, sender_id, text, reply_to)
                select conversation_id, seq, sender_id, text, reply_to from placed
            ), keyed as (
                insert into chat.sent_key (conversation_id, key_hash, seq)
                select conversation_id, key_hash, seq from placed where key_hash is not null
            ), announced as (
                insert into chat.outbox (lane, event_id, type, conversation_id, seq)
                select lane, event_id, $8, conversation_id, seq from placed order by n
            )
            select j.outcome, j.user_a, j.user_b, now() as created_at, p.seq,
                m.seq as first_seq, m.text as first_text, m.reply_to as first_reply_to, m.created_at as first_created_at
            from judged j
            left join placed p on p.n = j.n
            left join chat.message m on m.conversation_id = j.conversation_id and m.seq = j.first_seq
            order by j.n
            """;

    private static final String BEFORE = """
            select seq, sender_id, text, reply_to, created_at from chat.message
            where conversation_id = $1 and seq < $2 order by seq desc limit $3
            """;

    private static final String AFTER = """
            select seq, sender_id, text, reply_to, created_at from chat.message
            where conversation_id = $1 and seq > $2 order by seq limit $3
            """;

    private final Pool pool;

    public MessageStore(Pool pool) {
        this.pool = pool;
    }

    /** Writes the messages, in one transaction and one round trip; answers for each, in their order, what became of it. */
    public Future<List<SendOutcome>> append(List<NewMessage> messages) {
        int count = messages.size();
        UUID[] conversations = new UUID[count];
        String[] senders = new String[count];
        String[] texts = new String[count];
        Long[] replies = new Long[count];
        UUID[] keys = new UUID[count];
        UUID[] events = new UUID[count];
        Short[] lanes = new Short[count];
        for (int i = 0; i < count; i++) {
            NewMessage message = messages.get(i);
            conversations[i] = message.conversation().uuid();
            senders[i] = message.senderId();
            texts[i] = message.text();
            replies[i] = message.replyTo();
            keys[i] = message.keyHash();
            events[i] = UuidCreator.getTimeOrderedEpoch();
            lanes[i] = Lanes.of(conversations[i]);
        }
        Tuple parameters = Tuple.tuple(new ArrayList<>(List.of(conversations, senders, texts)))
                .addValue(replies)
                .addValue(keys)
                .addValue(events)
                .addValue(lanes)
                .addValue(EventType.MESSAGE_CREATED.wireName());
        return pool.preparedQuery(APPEND).execute(parameters).map(rows -> {
            List<SendOutcome> outcomes = new ArrayList<>(count);
            for (Row row : rows) {
                outcomes.add(outcome(messages.get(outcomes.size()), row));
            }
            return outcomes;
        });
    }

    /** Up to {@code limit} messages before a place, oldest first. */
    public Future<List<StoredMessage>> before(ConversationId conversation, long seq, int limit) {
        return page(BEFORE, conversation, seq, limit).map(newestFirst -> {
            List<StoredMessage> oldestFirst = new ArrayList<>(newestFirst);
            Collections.reverse(oldestFirst);
            return oldestFirst;
        });
    }

    /** Up to {@code limit} messages after a place, oldest first. */
    public Future<List<StoredMessage>> after(ConversationId conversation, long seq, int limit) {
        return page(AFTER, conversation, seq, limit);
    }

    private Future<List<StoredMessage>> page(String sql, ConversationId conversation, long seq, int limit) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(conversation.uuid(), seq, limit))
                .map(rows -> {
                    List<StoredMessage> page = new ArrayList<>(rows.size());
                    rows.forEach(row -> page.add(new StoredMessage(
                            new MessageId(conversation, row.getLong("seq")),
                            row.getString("sender_id"),
                            row.getString("text"),
                            row.getLong("reply_to"),
                            row.getOffsetDateTime("created_at").toInstant())));
                    return page;
                });
    }

    private static SendOutcome outcome(NewMessage message, Row row) {
        return switch (row.getString("outcome")) {
            case "created" ->
                new SendOutcome.Created(
                        new StoredMessage(
                                new MessageId(message.conversation(), row.getLong("seq")),
                                message.senderId(),
                                message.text(),
                                message.replyTo(),
                                row.getOffsetDateTime("created_at").toInstant()),
                        new Participants(row.getString("user_a"), row.getString("user_b")));
            case "repeated" ->
                row.getString("first_text").equals(message.text())
                        ? new SendOutcome.Repeated(new StoredMessage(
                                new MessageId(message.conversation(), row.getLong("first_seq")),
                                message.senderId(),
                                message.text(),
                                row.getLong("first_reply_to"),
                                row.getOffsetDateTime("first_created_at").toInstant()))
                        : SendOutcome.Refused.KEY_REUSED;
            case "reply_to_unknown" -> SendOutcome.Refused.REPLY_TO_UNKNOWN;
            default -> SendOutcome.Refused.UNKNOWN_CONVERSATION;
        };
    }
}
