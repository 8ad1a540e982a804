package io.parley.chat.profile;

import io.parley.contracts.event.Event;
import io.parley.contracts.event.EventData;
import io.parley.kit.inbox.EventHandler;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps what users say of themselves. Repeats and the order of events make no difference. */
@ApplicationScoped
public class Profiles implements EventHandler {

    private final ProfileStore store;

    public Profiles(ProfileStore store) {
        this.store = store;
    }

    @Override
    public Future<Runnable> handle(SqlConnection transaction, List<Event> events) {
        List<EventData.ProfileUpdated> told = events.stream()
                .map(Event::data)
                .filter(EventData.ProfileUpdated.class::isInstance)
                .map(EventData.ProfileUpdated.class::cast)
                // One from before events told the name says nothing here.
                .filter(profile -> profile.displayName() != null)
                .toList();
        return told.isEmpty()
                ? Future.succeededFuture(NOTHING)
                : store.keep(transaction, told).map(NOTHING);
    }
}
