package io.parley.discovery.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.contracts.broker.Topology;
import io.parley.kit.broker.BrokerLink;
import io.parley.kit.housekeeping.Housekeeping;
import io.parley.kit.inbox.EventConsumer;
import io.parley.kit.inbox.InboxTable;
import io.parley.kit.outbox.OutboxRelay;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;

/** The service's link to the broker: takes its queue, and lets its events out. */
@ApplicationScoped
public class DiscoveryInbox {

    /** A broker that delivers an event again after this long is not one of ours. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(5);

    private final OutboxRelay relay;
    private final BrokerLink broker;
    private final Housekeeping old;

    DiscoveryInbox(
            Vertx vertx,
            Pool pool,
            MeterRegistry metrics,
            OutboxRelay relay,
            Effects effects,
            @ConfigProperty(name = "parley.rabbitmq.url") String brokerUrl) {
        EventConsumer consumer =
                new EventConsumer(vertx, Topology.DISCOVERY_INBOX, new InboxTable(pool, "discovery"), effects, metrics);
        this.relay = relay;
        this.old = new Housekeeping(vertx, pool, "discovery.inbox", "received_at", KEPT);
        this.broker = new BrokerLink(brokerUrl, "discovery-service", List.of(consumer, relay.publisher()), metrics);
    }

    void start(@Observes StartupEvent started) {
        broker.start();
        relay.start();
        old.every(SWEEP_INTERVAL);
    }

    void stop(@Observes ShutdownEvent stopped) {
        relay.stop();
        broker.close();
    }

    @Produces
    @Wellness
    HealthCheck brokerHealth() {
        return broker.health();
    }
}
