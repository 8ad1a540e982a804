package io.parley.chat.presence;

import io.parley.chat.ChatSettings;
import io.parley.chat.session.Session;
import io.parley.chat.session.SessionListener;
import io.parley.contracts.frame.Presence;
import io.parley.kit.batch.Batcher;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Who has a device on this instance, and PostgreSQL's word for it. A user whose last device goes stays for a few seconds: a
 * reconnect is no news to anyone.
 */
@ApplicationScoped
class Attendance implements SessionListener {

    private static final Logger LOG = Logger.getLogger(Attendance.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final int MAX_BATCH = 500;
    private static final long NONE = -1;

    /** @param leaving the timer that ends the stay of a user without devices */
    private record Stay(int devices, long leaving) {}

    private final Vertx vertx;
    private final PresenceStore store;
    private final InstanceLease lease;
    private final PresenceAnnouncer announcer;
    private final ChatSettings.Presence settings;
    private final Clock clock;
    private final Map<String, Stay> stays = new ConcurrentHashMap<>();
    /** Users whose coming or going is to be stored; which of the two is decided when it is. Never refuses: bounded by the sessions. */
    private final Batcher<PresenceStore.Change> changes = new Batcher<>(MAX_BATCH, Integer.MAX_VALUE, this::store);

    Attendance(
            Vertx vertx,
            PresenceStore store,
            InstanceLease lease,
            PresenceAnnouncer announcer,
            ChatSettings settings,
            Clock clock) {
        this.vertx = vertx;
        this.store = store;
        this.lease = lease;
        this.announcer = announcer;
        this.settings = settings.presence();
        this.clock = clock;
        lease.whenForgotten(() -> stays.keySet().forEach(user -> changes.offer(new PresenceStore.Change(user, null))));
    }

    @Override
    public void opened(Session session) {
        boolean[] isNew = new boolean[1];
        stays.compute(session.userId(), (user, stay) -> {
            isNew[0] = stay == null;
            if (stay == null) {
                return new Stay(1, NONE);
            }
            if (stay.leaving != NONE) {
                vertx.cancelTimer(stay.leaving);
            }
            return new Stay(stay.devices + 1, NONE);
        });
        if (isNew[0]) {
            changes.offer(new PresenceStore.Change(session.userId(), session.trace()));
        }
    }

    @Override
    public void closed(Session session) {
        PresenceStore.Change last = new PresenceStore.Change(session.userId(), session.trace());
        stays.computeIfPresent(
                session.userId(),
                (user, stay) -> stay.devices > 1
                        ? new Stay(stay.devices - 1, NONE)
                        : new Stay(0, vertx.setTimer(settings.linger().toMillis(), over -> leave(last))));
    }

    private void leave(PresenceStore.Change last) {
        if (stays.computeIfPresent(last.user(), (same, stay) -> stay.devices == 0 ? null : stay) == null) {
            changes.offer(last);
        }
    }

    private Future<Void> store(List<PresenceStore.Change> changed) {
        Map<String, PresenceStore.Change> users = new LinkedHashMap<>();
        changed.forEach(change -> users.put(change.user(), change));
        List<PresenceStore.Change> here = new ArrayList<>();
        List<PresenceStore.Change> gone = new ArrayList<>();
        users.values().forEach(change -> (stays.containsKey(change.user()) ? here : gone).add(change));
        return limited(here, store.arrive(lease.instance(), here, clock.instant()))
                .compose(arrived -> limited(gone, store.leave(lease.instance(), gone, clock.instant())))
                .transform(stored -> {
                    if (stored.failed()) {
                        LOG.warnf(
                                "the presence of %d users is not stored yet: %s",
                                users.size(), stored.cause().getMessage());
                        vertx.setTimer(PAUSE_AFTER_FAILURE.toMillis(), again -> users.values()
                                .forEach(changes::offer));
                    }
                    return Future.succeededFuture();
                });
    }

    /** What takes longer goes on, and may end after later changes of the same users: they are looked at again when it has. */
    private Future<List<Presence>> limited(List<PresenceStore.Change> users, Future<List<Presence>> stored) {
        stored.onSuccess(this::announce);
        return stored.timeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).onFailure(failure -> {
            if (failure instanceof TimeoutException) {
                stored.onComplete(ended -> users.forEach(changes::offer));
            }
        });
    }

    private void announce(List<Presence> changed) {
        changed.forEach(announcer::announce);
    }
}
