package io.parley.notification.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.contracts.frame.ServerFrame;
import io.parley.kit.live.LiveFrames;
import io.parley.notification.NotificationSettings;
import io.parley.notification.list.Entry;
import io.parley.notification.push.PushWorker;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells of a batch of events after it was committed. */
@ApplicationScoped
class Announcer {

    private final Vertx vertx;
    private final LiveFrames live;
    private final PushWorker pushes;
    private final Duration pause;
    private final Bursts bursts;
    private final AtomicBoolean isPausing = new AtomicBoolean();
    private final Counter told;

    Announcer(Vertx vertx, LiveFrames live, PushWorker pushes, NotificationSettings settings, MeterRegistry metrics) {
        this.vertx = vertx;
        this.live = live;
        this.pushes = pushes;
        this.pause = settings.listing().burstPause();
        this.bursts = new Bursts(settings.listing().burstUsers());
        this.told = metrics.counter("parley.notification.told");
    }

    void tell(List<Entry> shown) {
        if (pause.isZero()) {
            send(shown);
        } else {
            send(bursts.begin(shown));
            pause();
        }
        pushes.wake();
    }

    /** What comes between the end of a pause and this look at it begins one itself. */
    private void pause() {
        if (!bursts.isQuiet() && isPausing.compareAndSet(false, true)) {
            vertx.setTimer(pause.toMillis(), over -> {
                send(bursts.end());
                isPausing.set(false);
                pause();
            });
        }
    }

    private void send(List<Entry> entries) {
        told.increment(entries.size());
        live.send(entries.stream()
                .map(entry ->
                        new LiveFrames.Addressed(entry.userId(), new ServerFrame.NotificationCreated(entry.toWire())))
                .toList());
    }
}
