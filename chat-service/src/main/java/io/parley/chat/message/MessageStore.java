package io.parley.chat.message;

import com.github.f4b6a3.uuid.UuidCreator;
import io.parley.chat.conversation.Participants;
import io.parley.chat.id.ConversationId;
import io.parley.chat.id.MessageId;
import io.parley.contracts.event.EventType;
import io.parley.kit.outbox.Lanes;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                select * from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::uuid[], $6::text[], $7::uuid[], $8::smallint[],
                        $10::text[])
                    with ordinality as i (conversation_id, sender_id, text, reply_to, key_hash, flags, event_id, lane,
                        traceparent, n)
            ), locked as materialized (
                select id, user_a, user_b, last_seq, last_message_at, blocked_by_a or blocked_by_b as blocked,
                    closed_at is not null as closed
                from chat.conversation
                where id in (select conversation_id from input)
                order by id
                for no key update
            ), judged as materialized (
                select i.*, l.user_a, l.user_b, l.last_seq, l.last_message_at, k.seq as first_seq,
                    case when l.id is null or i.sender_id not in (l.user_a, l.user_b) then 'unknown_conversation'
                         when k.seq is not null then 'repeated'
                         when l.closed then 'closed'
                         when l.blocked then 'blocked'
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
                insert into chat.message (conversation_id, seq, sender_id, text, reply_to, flags)
                select conversation_id, seq, sender_id, text, reply_to, string_to_array(flags, ' ') from placed
            ), keyed as (
                insert into chat.sent_key (conversation_id, key_hash, seq)
                select conversation_id, key_hash, seq from placed where key_hash is not null
            ), announced as (
                insert into chat.outbox (lane, event_id, type, conversation_id, seq, traceparent)
                select lane, event_id, $9, conversation_id, seq, traceparent from placed order by n
            )
            select j.outcome, j.user_a, j.user_b, now() as created_at, p.seq,
                case when p.seq = j.last_seq + 1 then j.last_message_at else now() end as previous_at,
                m.seq as first_seq, m.text as first_text, m.reply_to as first_reply_to, m.created_at as first_created_at
            from judged j
            left join placed p on p.n = j.n
            left join chat.message m on m.conversation_id = j.conversation_id and m.seq = j.first_seq
            order by j.n
            """;

    private static final String BEFORE = """
            select seq, sender_id, text, reply_to, created_at, flags from chat.message
            where conversation_id = $1 and seq < $2 order by seq desc limit $3
            """;

    private static final String AFTER = """
            select seq, sender_id, text, reply_to, created_at, flags from chat.message
            where conversation_id = $1 and seq > $2 order by seq limit $3
            """;

    /** The place before the first message of a conversation that was stored since a moment; nobody was away for more. */
    private static final String BEGIN = """
            select coalesce(max(seq), greatest(0, $2 - $4)) as last from (
                select seq, created_at from chat.message
                where conversation_id = $1 and seq <= $2 order by seq desc limit $4
            ) recent
            where created_at < $3
            """;

    /** A page of each of several conversations, each from a place of its own. */
    private static final String PAGES = """
            select i.conversation_id, m.seq, m.sender_id, m.text, m.reply_to, m.created_at, m.flags
            from unnest($1::uuid[], $2::bigint[], $3::bigint[]) as i (conversation_id, after, up_to)
            cross join lateral (
                select * from chat.message
                where conversation_id = i.conversation_id and seq > i.after and seq <= i.up_to
                order by seq limit $4
            ) m
            order by i.conversation_id, m.seq
            """;

    /** What the sender of a message has sent before under the same key. */
    private static final String REPEATED = """
            select 'repeated' as outcome, c.user_a, c.user_b, k.seq as first_seq, m.text as first_text,
                m.reply_to as first_reply_to, m.created_at as first_created_at
            from chat.sent_key k
            join chat.conversation c on c.id = k.conversation_id
            join chat.message m on m.conversation_id = k.conversation_id and m.seq = k.seq
            where k.conversation_id = $1 and k.key_hash = $2
            """;

    private static final long LONGEST_ABSENCE = 1_000;

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
        String[] flags = new String[count];
        UUID[] events = new UUID[count];
        Short[] lanes = new Short[count];
        String[] traces = new String[count];
        for (int i = 0; i < count; i++) {
            NewMessage message = messages.get(i);
            conversations[i] = message.conversation().uuid();
            senders[i] = message.senderId();
            texts[i] = message.text();
            replies[i] = message.replyTo();
            keys[i] = message.keyHash();
            flags[i] = message.flags().isEmpty() ? null : String.join(" ", message.flags());
            events[i] = UuidCreator.getTimeOrderedEpoch();
            lanes[i] = Lanes.of(conversations[i]);
            traces[i] = message.traceparent();
        }
        Tuple parameters = Tuple.tuple(new ArrayList<>(List.of(conversations, senders, texts)))
                .addValue(replies)
                .addValue(keys)
                .addValue(flags)
                .addValue(events)
                .addValue(lanes)
                .addValue(EventType.MESSAGE_CREATED.wireName())
                .addValue(traces);
        return pool.preparedQuery(APPEND).execute(parameters).map(rows -> {
            List<SendOutcome> outcomes = new ArrayList<>(count);
            for (Row row : rows) {
                outcomes.add(outcome(messages.get(outcomes.size()), row));
            }
            return outcomes;
        });
    }

    /** What {@link #append} would answer to a message whose key was used before; null for one that is new. */
    Future<SendOutcome> repeated(NewMessage message) {
        if (message.idempotencyKey() == null) {
            return Future.succeededFuture(null);
        }
        return pool.preparedQuery(REPEATED)
                .execute(Tuple.of(message.conversation().uuid(), message.keyHash()))
                .map(rows -> rows.size() == 0
                        ? null
                        : outcome(message, rows.iterator().next()));
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

    /** A stretch of one conversation: what lies after one place, and up to another. */
    public record Stretch(ConversationId conversation, long after, long upTo) {}

    /** Up to {@code limit} messages of each stretch, oldest first. */
    public Future<Map<ConversationId, List<StoredMessage>>> pages(List<Stretch> stretches, int limit) {
        UUID[] ids = stretches.stream().map(one -> one.conversation().uuid()).toArray(UUID[]::new);
        Long[] after = stretches.stream().map(Stretch::after).toArray(Long[]::new);
        Long[] upTo = stretches.stream().map(Stretch::upTo).toArray(Long[]::new);
        return pool.preparedQuery(PAGES)
                .execute(Tuple.tuple(new ArrayList<>(List.of(ids, after, upTo, limit))))
                .map(rows -> {
                    Map<ConversationId, List<StoredMessage>> pages = new HashMap<>();
                    for (Row row : rows) {
                        ConversationId conversation = new ConversationId(row.getUUID("conversation_id"));
                        pages.computeIfAbsent(conversation, none -> new ArrayList<>())
                                .add(message(conversation, row));
                    }
                    return pages;
                });
    }

    /** The place after which the messages lie that were stored since a moment, no further than {@code newest}. */
    public Future<Long> lastBefore(ConversationId conversation, long newest, Instant since) {
        return pool.preparedQuery(BEGIN)
                .execute(Tuple.of(conversation.uuid(), newest, since.atOffset(ZoneOffset.UTC), LONGEST_ABSENCE))
                .map(rows -> rows.iterator().next().getLong("last"));
    }

    private Future<List<StoredMessage>> page(String sql, ConversationId conversation, long seq, int limit) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(conversation.uuid(), seq, limit))
                .map(rows -> {
                    List<StoredMessage> page = new ArrayList<>(rows.size());
                    rows.forEach(row -> page.add(message(conversation, row)));
                    return page;
                });
    }

    private static StoredMessage message(ConversationId conversation, Row row) {
        return new StoredMessage(
                new MessageId(conversation, row.getLong("seq")),
                row.getString("sender_id"),
                row.getString("text"),
                row.getLong("reply_to"),
                row.getOffsetDateTime("created_at").toInstant(),
                flags(row));
    }

    /** What a row says in its column of flags. */
    public static List<String> flags(Row row) {
        String[] flags = row.getArrayOfStrings("flags");
        return flags == null ? List.of() : List.of(flags);
    }

    private static SendOutcome outcome(NewMessage message, Row row) {
        Participants participants = new Participants(row.getString("user_a"), row.getString("user_b"));
        return switch (row.getString("outcome")) {
            case "created" ->
                new SendOutcome.Created(
                        new StoredMessage(
                                new MessageId(message.conversation(), row.getLong("seq")),
                                message.senderId(),
                                message.text(),
                                message.replyTo(),
                                row.getOffsetDateTime("created_at").toInstant(),
                                message.flags()),
                        row.getOffsetDateTime("previous_at") == null
                                ? null
                                : row.getOffsetDateTime("previous_at").toInstant(),
                        participants);
            case "repeated" ->
                row.getString("first_text").equals(message.text())
                        ? new SendOutcome.Repeated(
                                new StoredMessage(
                                        new MessageId(message.conversation(), row.getLong("first_seq")),
                                        message.senderId(),
                                        message.text(),
                                        row.getLong("first_reply_to"),
                                        row.getOffsetDateTime("first_created_at")
                                                .toInstant(),
                                        message.flags()),
                                participants)
                        : SendOutcome.Refused.KEY_REUSED;
            case "closed" -> SendOutcome.Refused.CLOSED;
            case "blocked" -> SendOutcome.Refused.BLOCKED;
            case "reply_to_unknown" -> SendOutcome.Refused.REPLY_TO_UNKNOWN;
            default -> SendOutcome.Refused.UNKNOWN_CONVERSATION;
        };
    }
}
