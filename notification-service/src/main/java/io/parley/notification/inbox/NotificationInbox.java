package io.parley.notification.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.contracts.broker.Topology;
import io.parley.kit.broker.BrokerLink;
import io.parley.kit.housekeeping.Housekeeping;
import io.parley.kit.inbox.EventConsumer;
import io.parley.kit.inbox.InboxTable;
import io.parley.kit.live.LiveFrames;
import io.parley.notification.NotificationSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;

/** The service's link to the broker: takes its queue, and tells sockets what came of it. Also throws away what is old. */
@ApplicationScoped
public class NotificationInbox {

    /** A broker that delivers an event again after this long is not one of ours. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final BrokerLink broker;
    private final Housekeeping events;
    private final Housekeeping entries;
    private final Duration sweepInterval;

    NotificationInbox(
            Vertx vertx,
            Pool pool,
            EventEffects effects,
            LiveFrames live,
            NotificationSettings settings,
            MeterRegistry metrics,
            @ConfigProperty(name = "parley.rabbitmq.url") String brokerUrl) {
        EventConsumer consumer = new EventConsumer(
                vertx, Topology.NOTIFICATION_INBOX, new InboxTable(pool, "notification"), effects, metrics);
        this.broker = new BrokerLink(brokerUrl, "notification-service", List.of(consumer, live), metrics);
        this.events = new Housekeeping(vertx, pool, "notification.inbox", "received_at", KEPT);
        this.entries = new Housekeeping(
                vertx,
                pool,
                "notification.entry",
                "created_at",
                settings.housekeeping().keepEntries());
        this.sweepInterval = settings.housekeeping().interval();
    }

    void start(@Observes StartupEvent started) {
        broker.start();
        events.every(sweepInterval);
        entries.every(sweepInterval);
    }

    void stop(@Observes ShutdownEvent stopped) {
        broker.close();
    }

    @Produces
    @Wellness
    HealthCheck brokerHealth() {
        return broker.health();
    }

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    static LiveFrames live(MeterRegistry metrics) {
        return new LiveFrames(metrics);
    }
}
