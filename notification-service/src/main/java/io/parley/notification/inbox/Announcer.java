package io.parley.notification.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.contracts.frame.ServerFrame;
import io.parley.kit.live.LiveFrames;
import io.parley.notification.list.Entry;
import io.parley.notification.push.PushWorker;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Tells of a batch of events after it was committed. */
@ApplicationScoped
class Announcer {

    private static final Logger LOG = Logger.getLogger(Announcer.class);

    private final LiveFrames live;
    private final PushWorker pushes;
    private final Counter unreadable;

    Announcer(LiveFrames live, PushWorker pushes, MeterRegistry metrics) {
        this.live = live;
        this.pushes = pushes;
        this.unreadable = metrics.counter("parley.notification.unreadable");
    }

    void tell(List<Entry> shown, int unreadableEvents) {
        live.send(shown.stream()
                .map(entry ->
                        new LiveFrames.Addressed(entry.userId(), new ServerFrame.NotificationCreated(entry.toWire())))
                .toList());
        pushes.wake();
        if (unreadableEvents > 0) {
            unreadable.increment(unreadableEvents);
            LOG.warnf("%d events bear ids of conversations or messages that are none", unreadableEvents);
        }
    }
}
