package io.parley.notification.inbox;

import io.parley.contracts.frame.ServerFrame;
import io.parley.kit.live.LiveFrames;
import io.parley.notification.list.Entry;
import io.parley.notification.push.PushWorker;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells of a batch of events after it was committed. */
@ApplicationScoped
class Announcer {

    private final LiveFrames live;
    private final PushWorker pushes;

    Announcer(LiveFrames live, PushWorker pushes) {
        this.live = live;
        this.pushes = pushes;
    }

    void tell(List<Entry> shown) {
        live.send(shown.stream()
                .map(entry ->
                        new LiveFrames.Addressed(entry.userId(), new ServerFrame.NotificationCreated(entry.toWire())))
                .toList());
        pushes.wake();
    }
}
