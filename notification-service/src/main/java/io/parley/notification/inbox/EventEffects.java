package io.parley.notification.inbox;

import io.parley.contracts.event.Event;
import io.parley.kit.inbox.EventHandler;
import io.parley.notification.list.EntryStore;
import io.parley.notification.pair.PairStore;
import io.parley.notification.person.PersonStore;
import io.parley.notification.push.ThreadStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Writes what a batch of events comes to: a statement for each table, always in the same order and each row by row in the order of its key,
 * so that two instances never wait for each other in a circle.
 */
@ApplicationScoped
class EventEffects implements EventHandler {

    private final PairStore pairs;
    private final EntryStore entries;
    private final ThreadStore threads;
    private final PersonStore people;
    private final Announcer announcer;

    EventEffects(PairStore pairs, EntryStore entries, ThreadStore threads, PersonStore people, Announcer announcer) {
        this.pairs = pairs;
        this.entries = entries;
        this.threads = threads;
        this.people = people;
        this.announcer = announcer;
    }

    @Override
    public Future<Runnable> handle(SqlConnection transaction, List<Event> events) {
        EventBatch batch = EventBatch.of(events);
        return pairs.learn(transaction, batch.pairs())
                .compose(learned -> entries.append(transaction, batch.entries()))
                .compose(shown -> {
                    batch.shown(shown);
                    return threads.touch(transaction, batch.threads())
                            .compose(touched -> threads.gone(transaction, batch.gone()))
                            .compose(gone -> people.learn(transaction, batch.people()))
                            .map(learned -> () -> announcer.tell(shown));
                });
    }
}
