package io.parley.chat.housekeeping;

import io.parley.chat.ChatSettings;
import io.parley.kit.housekeeping.Housekeeping;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Idempotency keys are known for a day; a sender that repeats a message after that has been away too long. */
@ApplicationScoped
public class ChatHousekeeping {

    private final Housekeeping keys;
    private final ChatSettings.Housekeeping settings;

    public ChatHousekeeping(Vertx vertx, Pool pool, ChatSettings settings) {
        this.settings = settings.housekeeping();
        this.keys = new Housekeeping(vertx, pool, "chat.sent_key", "created_at", this.settings.keepKeys());
    }

    void start(@Observes StartupEvent started) {
        keys.every(settings.interval());
    }
}
