package io.parley.chat.outbox;

import com.github.f4b6a3.uuid.UuidCreator;
import io.parley.contracts.event.EventData;
import io.parley.contracts.json.Json;
import io.parley.contracts.trace.TraceParent;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/** Puts an event into the outbox, in the transaction that makes it true. Messages have a statement of their own. */
public final class OutboxWriter {

    private static final String INSERT =
            "insert into chat.outbox (lane, event_id, type, subject, data, traceparent) values ($1, $2, $3, $4, $5, $6)";

    private OutboxWriter() {}

    /**
     * @param order   events with the same key leave in the order they were written, if the caller holds a lock that does so
     * @param subject what the event is about, as the platform knows it
     * @param trace   the trace of the session or call that made it true
     */
    public static Future<Void> write(
            SqlConnection transaction, UUID order, String subject, EventData data, TraceParent trace) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        Lanes.of(order),
                        UuidCreator.getTimeOrderedEpoch(),
                        data.type().wireName(),
                        subject,
                        Json.write(data),
                        trace.next().toString()))
                .mapEmpty();
    }
}
