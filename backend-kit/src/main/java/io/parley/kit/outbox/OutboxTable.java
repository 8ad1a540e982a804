package io.parley.kit.outbox;

import com.github.f4b6a3.uuid.UuidCreator;
import io.parley.contracts.event.Event;
import io.parley.contracts.event.EventData;
import io.parley.contracts.event.EventReader;
import io.parley.contracts.event.EventType;
import io.parley.contracts.json.Json;
import io.parley.contracts.trace.TraceParent;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;
import java.util.function.Function;

/**
 * The table {@code outbox} of one service's schema.
 *
 * @param schema      whose it is; the wake-up channel and the locks have its name too
 * @param unpublished finds what is to be published: of the lanes {@code $1}, {@code $2} rows at most, by {@code id}
 * @param event       makes an event of such a row
 */
public record OutboxTable(String schema, String unpublished, Function<Row, Event> event) {

    private static final String INSERT =
            "insert into %s.outbox (lane, event_id, type, subject, data, traceparent) values ($1, $2, $3, $4, $5, $6)";

    private static final String UNPUBLISHED = """
            select id, event_id, type, subject, data, traceparent, occurred_at
            from %s.outbox
            where published_at is null and lane = any($1)
            order by id
            limit $2
            """;

    /**
     * One whose rows say everything themselves.
     *
     * @param source what its events name as their source
     */
    public static OutboxTable of(String schema, String source) {
        return new OutboxTable(schema, UNPUBLISHED.formatted(schema), row -> event(row, source));
    }

    /**
     * Puts an event into the outbox, in the transaction that makes it true.
     *
     * @param order   events with the same key leave in the order they were written, if the caller holds a lock that does so
     * @param subject what the event is about, as the platform knows it
     * @param trace   the trace of the session or call that made it true
     */
    public Future<Void> write(
            SqlConnection transaction, UUID order, String subject, EventData data, TraceParent trace) {
        return transaction
                .preparedQuery(INSERT.formatted(schema))
                .execute(Tuple.of(
                        Lanes.of(order),
                        UuidCreator.getTimeOrderedEpoch(),
                        data.type().wireName(),
                        subject,
                        Json.write(data),
                        trace.next().toString()))
                .mapEmpty();
    }

    /** The event of a row that says everything itself. */
    public static Event event(Row row, String source) {
        return event(
                row,
                source,
                row.getString("subject"),
                EventReader.readData(EventType.named(row.getString("type")), row.getString("data")));
    }

    /** The event of a row whose subject and data stand elsewhere. */
    public static Event event(Row row, String source, String subject, EventData data) {
        return new Event(
                row.getUUID("event_id"),
                source,
                subject,
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getString("traceparent"),
                data);
    }
}
