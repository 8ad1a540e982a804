package io.parley.chat;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.chat.inbox.Effects;
import io.parley.chat.live.LiveInbox;
import io.parley.chat.live.LivePublisher;
import io.parley.chat.presence.InstanceLease;
import io.parley.chat.session.SessionRegistry;
import io.parley.contracts.broker.Topology;
import io.parley.contracts.frame.CloseCode;
import io.parley.kit.broker.BrokerLink;
import io.parley.kit.inbox.EventConsumer;
import io.parley.kit.inbox.InboxTable;
import io.parley.kit.outbox.OutboxRelay;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.jboss.logging.Logger;

/** Begin and end of the service: the link to the broker and what hangs on it, and the sockets at the end. */
@ApplicationScoped
public class ChatLifecycle {

    private static final Logger LOG = Logger.getLogger(ChatLifecycle.class);

    private final OutboxRelay relay;
    private final SessionRegistry sessions;
    private final InstanceLease lease;
    private final BrokerLink broker;

    public ChatLifecycle(
            OutboxRelay relay,
            LiveInbox inbox,
            LivePublisher live,
            SessionRegistry sessions,
            InstanceLease lease,
            Effects effects,
            Vertx vertx,
            Pool pool,
            MeterRegistry metrics,
            @ConfigProperty(name = "parley.rabbitmq.url") String brokerUrl) {
        this.relay = relay;
        this.sessions = sessions;
        this.lease = lease;
        EventConsumer events =
                new EventConsumer(vertx, Topology.CHAT_INBOX, new InboxTable(pool, "chat"), effects, metrics);
        this.broker =
                new BrokerLink(brokerUrl, "chat-service", List.of(relay.publisher(), inbox, live, events), metrics);
    }

    void start(@Observes StartupEvent started) {
        lease.start();
        broker.start();
        relay.start();
    }

    /** Readiness is red already; the gateways take their clients to another instance. */
    void drain(@Observes ShutdownDelayInitiatedEvent stopping) {
        sessions.closeAll(CloseCode.SERVICE_RESTART);
        lease.end()
                .onFailure(away -> LOG.warnf("this instance's end is not known to the others: %s", away.getMessage()));
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

    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.systemUTC();
    }
}
