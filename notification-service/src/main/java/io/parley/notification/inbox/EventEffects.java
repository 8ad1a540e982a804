package io.parley.notification.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.contracts.event.Event;
import io.parley.contracts.frame.ServerFrame;
import io.parley.kit.inbox.EventHandler;
import io.parley.kit.live.LiveFrames;
import io.parley.notification.list.Entry;
import io.parley.notification.list.EntryKind;
import io.parley.notification.list.EntryStore;
import io.parley.notification.pair.PairStore;
import io.parley.notification.person.PersonStore;
import io.parley.notification.push.ThreadStore;
import io.parley.notification.push.ThreadTouch;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Writes what a batch of events comes to: a statement for each table, always in the same order and each row by row in the order of its key,
 * so that two instances never wait for each other in a circle.
 */
@ApplicationScoped
class EventEffects implements EventHandler {

    private static final Logger LOG = Logger.getLogger(EventEffects.class);

    private final PairStore pairs;
    private final EntryStore entries;
    private final ThreadStore threads;
    private final PersonStore people;
    private final LiveFrames live;
    private final MeterRegistry metrics;

    EventEffects(
            PairStore pairs,
            EntryStore entries,
            ThreadStore threads,
            PersonStore people,
            LiveFrames live,
            MeterRegistry metrics) {
        this.pairs = pairs;
        this.entries = entries;
        this.threads = threads;
        this.people = people;
        this.live = live;
        this.metrics = metrics;
    }

    @Override
    public Future<Runnable> handle(SqlConnection transaction, List<Event> events) {
        EventBatch batch = EventBatch.of(events);
        return pairs.learn(transaction, batch.pairs())
                .compose(learned -> entries.append(transaction, batch.entries()))
                .compose(shown -> {
                    shown.stream()
                            .filter(entry -> entry.kind() == EntryKind.MATCH)
                            .forEach(match -> batch.add(ThreadTouch.match(match.userId(), match.number())));
                    return threads.touch(transaction, batch.threads())
                            .compose(touched -> threads.gone(transaction, batch.gone()))
                            .compose(gone -> people.learn(transaction, batch.people()))
                            .map(learned -> () -> tell(batch, shown));
                });
    }

    private void tell(EventBatch batch, List<Entry> shown) {
        live.send(shown.stream()
                .map(entry ->
                        new LiveFrames.Addressed(entry.userId(), new ServerFrame.NotificationCreated(entry.toWire())))
                .toList());
        if (batch.unreadable() > 0) {
            metrics.counter("parley.notification.unreadable").increment(batch.unreadable());
            LOG.warnf("%d events bear ids of conversations or messages that are none", batch.unreadable());
        }
    }
}
