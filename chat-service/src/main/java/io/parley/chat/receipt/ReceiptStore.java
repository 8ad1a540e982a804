package io.parley.chat.receipt;

import com.github.f4b6a3.uuid.UuidCreator;
import io.parley.chat.conversation.Participants;
import io.parley.chat.id.MessageId;
import io.parley.contracts.event.EventData;
import io.parley.contracts.event.EventType;
import io.parley.contracts.json.Json;
import io.parley.kit.outbox.Lanes;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The table {@code chat.receipt}. */
@ApplicationScoped
class ReceiptStore {

    /**
     * Moves receipts forward, and tells the platform of those that moved. The rows are taken in the order of their key, so that two
     * instances never wait for each other in a circle. A receipt was moved by this statement if it bears its time.
     */
    private static final String MOVE = """
            with input as materialized (
                select * from unnest($1::uuid[], $2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::uuid[],
                        $8::uuid[], $9::smallint[], $13::text[], $14::text[]) with ordinality
                    as i (conversation_id, user_id, read_seq, delivered_seq, read_data, delivered_data, read_event,
                        delivered_event, lane, subject, traceparent, n)
            ), judged as materialized (
                select i.*, c.user_a, c.user_b, not (c.blocked_by_a or c.blocked_by_b) and c.closed_at is null as open,
                    case when c.id is null or i.user_id not in (c.user_a, c.user_b) then 'unknown_conversation'
                         when greatest(i.read_seq, i.delivered_seq) > c.last_seq then 'unknown_message'
                         else 'stored' end as outcome
                from input i left join chat.conversation c on c.id = i.conversation_id
            ), moved as (
                insert into chat.receipt as r (conversation_id, user_id, read_seq, read_at, delivered_seq, delivered_at)
                select conversation_id, user_id, read_seq, case when read_seq > 0 then $10::timestamptz end,
                    greatest(read_seq, delivered_seq), $10
                from judged where outcome = 'stored' order by conversation_id, user_id
                on conflict (conversation_id, user_id) do update
                set read_at = case when excluded.read_seq > r.read_seq then $10 else r.read_at end,
                    read_seq = greatest(r.read_seq, excluded.read_seq),
                    delivered_at = case when excluded.delivered_seq > r.delivered_seq then $10 else r.delivered_at end,
                    delivered_seq = greatest(r.delivered_seq, excluded.delivered_seq)
                where excluded.read_seq > r.read_seq or excluded.delivered_seq > r.delivered_seq
                returning r.*
            ), announced_read as (
                insert into chat.outbox (lane, event_id, type, subject, data, traceparent)
                select j.lane, j.read_event, $11, j.subject, j.read_data, j.traceparent
                from judged j join moved m using (conversation_id, user_id)
                where j.read_seq > 0 and m.read_at = $10
            ), announced_delivered as (
                insert into chat.outbox (lane, event_id, type, subject, data, traceparent)
                select j.lane, j.delivered_event, $12, j.subject, j.delivered_data, j.traceparent
                from judged j join moved m using (conversation_id, user_id)
                where j.delivered_seq > j.read_seq and m.delivered_at = $10
            )
            select j.outcome, j.user_a, j.user_b, j.open,
                coalesce(m.read_seq, r.read_seq, 0) as read_seq, coalesce(m.read_at, r.read_at) as read_at,
                coalesce(m.read_at = $10, false) as read_moved,
                coalesce(m.delivered_seq, r.delivered_seq, 0) as delivered_seq,
                coalesce(m.delivered_at = $10, false) as delivered_moved
            from judged j
            left join moved m using (conversation_id, user_id)
            left join chat.receipt r using (conversation_id, user_id)
            order by j.n
            """;

    private final Pool pool;

    ReceiptStore(Pool pool) {
        this.pool = pool;
    }

    /** Stores the marks, each of another participant or conversation; answers what became of each, in their order. */
    Future<List<MarkOutcome>> move(List<Mark> marks, Instant now) {
        int count = marks.size();
        UUID[] conversations = new UUID[count];
        String[] users = new String[count];
        Long[] reads = new Long[count];
        Long[] deliveries = new Long[count];
        String[] readData = new String[count];
        String[] deliveredData = new String[count];
        UUID[] readEvents = new UUID[count];
        UUID[] deliveredEvents = new UUID[count];
        Short[] lanes = new Short[count];
        String[] subjects = new String[count];
        String[] traces = new String[count];
        for (int i = 0; i < count; i++) {
            Mark mark = marks.get(i);
            conversations[i] = mark.conversation().uuid();
            users[i] = mark.user();
            reads[i] = mark.read();
            deliveries[i] = mark.delivered();
            readData[i] = readData(mark, now);
            deliveredData[i] = deliveredData(mark, now);
            readEvents[i] = UuidCreator.getTimeOrderedEpoch();
            deliveredEvents[i] = UuidCreator.getTimeOrderedEpoch();
            lanes[i] = Lanes.of(conversations[i]);
            subjects[i] = mark.conversation().toString();
            traces[i] = mark.trace().next().toString();
        }
        Tuple parameters = Tuple.tuple(new ArrayList<>(List.of(conversations, users, reads, deliveries)))
                .addValue(readData)
                .addValue(deliveredData)
                .addValue(readEvents)
                .addValue(deliveredEvents)
                .addValue(lanes)
                .addValue(now.atOffset(ZoneOffset.UTC))
                .addValue(EventType.MESSAGE_READ.wireName())
                .addValue(EventType.MESSAGE_DELIVERED.wireName())
                .addValue(subjects)
                .addValue(traces);
        return pool.preparedQuery(MOVE).execute(parameters).map(rows -> {
            List<MarkOutcome> outcomes = new ArrayList<>(count);
            rows.forEach(row -> outcomes.add(outcome(row)));
            return outcomes;
        });
    }

    private static String readData(Mark mark, Instant now) {
        return mark.read() == 0
                ? null
                : Json.write(new EventData.MessageRead(
                        mark.conversation().toString(),
                        mark.user(),
                        new MessageId(mark.conversation(), mark.read()).toString(),
                        now));
    }

    private static String deliveredData(Mark mark, Instant now) {
        return !mark.isDeliveredFarther()
                ? null
                : Json.write(new EventData.MessageDelivered(
                        mark.conversation().toString(),
                        mark.user(),
                        new MessageId(mark.conversation(), mark.delivered()).toString(),
                        now));
    }

    private static MarkOutcome outcome(Row row) {
        return switch (row.getString("outcome")) {
            case "stored" ->
                new MarkOutcome.Stored(
                        new Participants(row.getString("user_a"), row.getString("user_b")),
                        row.getBoolean("open"),
                        row.getLong("read_seq"),
                        row.getOffsetDateTime("read_at") == null
                                ? null
                                : row.getOffsetDateTime("read_at").toInstant(),
                        row.getBoolean("read_moved"),
                        row.getLong("delivered_seq"),
                        row.getBoolean("delivered_moved"));
            case "unknown_message" -> MarkOutcome.Refused.UNKNOWN_MESSAGE;
            default -> MarkOutcome.Refused.UNKNOWN_CONVERSATION;
        };
    }
}
