package io.parley.kit.inbox;

import io.parley.contracts.event.Event;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/** The effect of events in one service. */
@FunctionalInterface
public interface EventHandler {

    /** What a handler answers that has nothing to tell. */
    Runnable NOTHING = () -> {};

    /**
     * Writes what the events, none of which was seen before, mean here; in the transaction that notes them as seen. Answers what is to be
     * told when that transaction is committed: once, or not at all, if this process ends in between.
     */
    Future<Runnable> handle(SqlConnection transaction, List<Event> events);
}
