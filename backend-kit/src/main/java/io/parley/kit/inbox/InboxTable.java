package io.parley.kit.inbox;

import io.parley.contracts.event.Event;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The table {@code inbox (event_id uuid primary key, received_at)} of one service's schema. */
public final class InboxTable {

    private record Effect(List<Event> fresh, Runnable told) {}

    private final Pool pool;
    private final String note;

    public InboxTable(Pool pool, String schema) {
        this.pool = pool;
        this.note = """
                insert into %s.inbox (event_id)
                select distinct unnest($1::uuid[])
                on conflict do nothing
                returning event_id
                """.formatted(schema);
    }

    /** Lets the handler work on those of the events that are new here, and answers them. */
    public Future<List<Event>> receive(List<Event> events, EventHandler handler) {
        return pool.withTransaction(transaction -> note(transaction, events).compose(fresh -> (fresh.isEmpty()
                                ? Future.succeededFuture(EventHandler.NOTHING)
                                : handler.handle(transaction, fresh))
                        .map(told -> new Effect(fresh, told))))
                .map(effect -> {
                    effect.told.run();
                    return effect.fresh;
                });
    }

    private Future<List<Event>> note(SqlConnection transaction, List<Event> events) {
        UUID[] ids = events.stream().map(Event::id).toArray(UUID[]::new);
        return transaction.preparedQuery(note).execute(Tuple.of(ids)).map(rows -> {
            Set<UUID> fresh = new HashSet<>();
            rows.forEach(row -> fresh.add(row.getUUID(0)));
            // The first of two deliveries of one event in one batch counts, the second is a repeat.
            return events.stream().filter(event -> fresh.remove(event.id())).toList();
        });
    }
}
