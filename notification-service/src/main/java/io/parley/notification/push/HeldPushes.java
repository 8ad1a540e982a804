package io.parley.notification.push;

import io.parley.notification.preference.PreferenceListener;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** What waits for the morning is looked at again when its user wants something else. */
@ApplicationScoped
class HeldPushes implements PreferenceListener {

    private static final String RELEASE =
            "update notification.thread set due_at = now() where user_id = $1 and hold = 'quiet'";

    private final Pool pool;

    HeldPushes(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Void> changed(String user) {
        return pool.preparedQuery(RELEASE).execute(Tuple.of(user)).mapEmpty();
    }
}
