package io.parley.notification.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.contracts.broker.Topology;
import io.parley.kit.broker.BrokerLink;
import io.parley.kit.housekeeping.Housekeeping;
import io.parley.kit.inbox.EventConsumer;
import io.parley.kit.inbox.EventHandler;
import io.parley.kit.inbox.InboxTable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;

/** Takes the service's queue for as long as it lives. An event is noted and counted; it has no other effect yet. */
@ApplicationScoped
public class NotificationInbox {

    /** A broker that delivers an event again after this long is not one of ours. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(5);

    private final BrokerLink broker;
    private final Housekeeping old;

    public NotificationInbox(
            Vertx vertx,
            Pool pool,
            MeterRegistry metrics,
            @ConfigProperty(name = "parley.rabbitmq.url") String brokerUrl) {
        EventConsumer consumer = new EventConsumer(
                vertx,
                Topology.NOTIFICATION_INBOX,
                new InboxTable(pool, "notification"),
                (transaction, events) -> Future.succeededFuture(EventHandler.NOTHING),
                metrics);
        this.old = new Housekeeping(vertx, pool, "notification.inbox", "received_at", KEPT);
        this.broker = new BrokerLink(brokerUrl, "notification-service", List.of(consumer), metrics);
    }

    void start(@Observes StartupEvent started) {
        broker.start();
        old.every(SWEEP_INTERVAL);
    }

    void stop(@Observes ShutdownEvent stopped) {
        broker.close();
    }

    @Produces
    @Wellness
    HealthCheck brokerHealth() {
        return broker.health();
    }
}
