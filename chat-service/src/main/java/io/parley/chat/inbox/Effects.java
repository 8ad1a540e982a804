package io.parley.chat.inbox;

import io.parley.chat.match.Matches;
import io.parley.chat.profile.Profiles;
import io.parley.contracts.event.Event;
import io.parley.kit.inbox.EventHandler;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What events mean here: conversations of those who matched, and the names of the people in them. Each takes its own. */
@ApplicationScoped
public class Effects implements EventHandler {

    private final Matches matches;
    private final Profiles profiles;

    public Effects(Matches matches, Profiles profiles) {
        this.matches = matches;
        this.profiles = profiles;
    }

    /** Always in this order, so that two instances never wait for each other in a circle. */
    @Override
    public Future<Runnable> handle(SqlConnection transaction, List<Event> events) {
        return profiles.handle(transaction, events).compose(kept -> matches.handle(transaction, events));
    }
}
