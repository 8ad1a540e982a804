package io.parley.chat.presence;

import com.github.f4b6a3.uuid.UuidCreator;
import io.parley.chat.ChatSettings;
import io.parley.contracts.frame.Presence;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** This instance's sign of life in PostgreSQL, and the end of those who give none any more. */
@ApplicationScoped
public class InstanceLease {

    private static final Logger LOG = Logger.getLogger(InstanceLease.class);
    private static final int SIGNS_IN_A_LEASE = 9;
    private static final int USERS_AT_ONCE = 500;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final UUID instance = UuidCreator.getTimeOrderedEpoch();
    private final Vertx vertx;
    private final InstanceStore instances;
    private final PresenceStore presence;
    private final PresenceAnnouncer announcer;
    private final ChatSettings.Presence settings;
    private final Punctuality punctuality;
    private Runnable whenForgotten = () -> {};
    private long timer;

    InstanceLease(
            Vertx vertx,
            InstanceStore instances,
            PresenceStore presence,
            PresenceAnnouncer announcer,
            ChatSettings settings) {
        this.vertx = vertx;
        this.instances = instances;
        this.presence = presence;
        this.announcer = announcer;
        this.settings = settings.presence();
        this.punctuality = new Punctuality(this.settings.lease(), System.nanoTime());
    }

    UUID instance() {
        return instance;
    }

    /** What to do when the others have taken this instance for dead, and its users for gone. */
    void whenForgotten(Runnable action) {
        whenForgotten = action;
    }

    public void start() {
        renew();
        timer = vertx.setPeriodic(settings.lease().dividedBy(SIGNS_IN_A_LEASE).toMillis(), tick -> renew());
    }

    /** Leaves its users as long as a reconnect may take: those who come back elsewhere in time were never away. */
    public Future<Void> end() {
        vertx.cancelTimer(timer);
        return instances.renew(instance, settings.linger()).mapEmpty();
    }

    private void renew() {
        limited(instances.renew(instance, settings.lease()))
                .onSuccess(isNew -> {
                    // Late, it may have been taken for dead, and be missing in the rows of its users.
                    boolean wasLate = punctuality.given(System.nanoTime());
                    if (isNew || wasLate) {
                        whenForgotten.run();
                    }
                })
                .compose(known -> punctuality.mayJudge(System.nanoTime())
                        ? limited(instances.runOut())
                        : Future.succeededFuture(List.of()))
                .compose(this::endAll)
                .onFailure(failure -> LOG.warnf("the sign of life failed: %s", failure.getMessage()));
    }

    private Future<Void> endAll(List<InstanceStore.Gone> gone) {
        Future<Void> done = Future.succeededFuture();
        for (InstanceStore.Gone one : gone) {
            done = done.compose(before -> end(one));
        }
        return done;
    }

    /** Takes the users from it, some at a time, then forgets it. Two instances may be at it at once: each user is news once. */
    private Future<Void> end(InstanceStore.Gone gone) {
        return limited(presence.onGoneInstance(gone.id(), USERS_AT_ONCE)).compose(users -> {
            if (users.isEmpty()) {
                LOG.infof("instance %s is gone", gone.id());
                return limited(instances.delete(gone.id()));
            }
            Future<List<Presence>> taken = presence.take(
                    gone.id(),
                    users.stream()
                            .map(user -> new PresenceStore.Change(user, null))
                            .toList(),
                    gone.aliveUntil());
            // What comes too late for this round is news all the same.
            taken.onSuccess(offline -> offline.forEach(announcer::announce));
            return limited(taken).compose(done -> end(gone));
        });
    }

    private static <T> Future<T> limited(Future<T> answer) {
        return answer.timeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
