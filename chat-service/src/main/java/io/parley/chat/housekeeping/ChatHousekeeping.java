package io.parley.chat.housekeeping;

import io.parley.chat.ChatSettings;
import io.parley.kit.housekeeping.Housekeeping;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Idempotency keys are known for a day; a sender that repeats a message after that has been away too long. */
@ApplicationScoped
public class ChatHousekeeping {

    /** A broker that delivers an event again after this long is not one of ours. */
    private static final Duration EVENTS_KEPT = Duration.ofDays(7);

    private final Housekeeping keys;
    private final Housekeeping events;
    private final ChatSettings.Housekeeping settings;

    public ChatHousekeeping(Vertx vertx, Pool pool, ChatSettings settings) {
        this.settings = settings.housekeeping();
        this.keys = new Housekeeping(vertx, pool, "chat.sent_key", "created_at", this.settings.keepKeys());
        this.events = new Housekeeping(vertx, pool, "chat.inbox", "received_at", EVENTS_KEPT);
    }

    void start(@Observes StartupEvent started) {
        keys.every(settings.interval());
        events.every(settings.interval());
    }
}
