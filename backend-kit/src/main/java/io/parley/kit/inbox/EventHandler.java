package io.parley.kit.inbox;

import io.parley.contracts.event.Event;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/** The effect of events in one service. */
@FunctionalInterface
public interface EventHandler {

    /** Writes what the events, none of which was seen before, mean here; in the transaction that notes them as seen. */
    Future<Void> handle(SqlConnection transaction, List<Event> events);
}
