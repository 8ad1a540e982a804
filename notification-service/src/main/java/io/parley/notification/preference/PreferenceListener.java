package io.parley.notification.preference;

import io.vertx.core.Future;

/** Hears that a user wants something else than before. */
public interface PreferenceListener {

    Future<Void> changed(String user);
}
