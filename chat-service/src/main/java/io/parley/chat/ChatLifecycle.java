package io.parley.chat;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.chat.live.LiveExchange;
import io.parley.chat.outbox.OutboxRelay;
import io.parley.chat.session.SessionRegistry;
import io.parley.contracts.frame.CloseCode;
import io.parley.kit.broker.BrokerLink;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;

/** Begin and end of the service: the link to the broker and what hangs on it, and the sockets at the end. */
@ApplicationScoped
public class ChatLifecycle {

    private final OutboxRelay relay;
    private final SessionRegistry sessions;
    private final BrokerLink broker;

    public ChatLifecycle(
            OutboxRelay relay,
            LiveExchange live,
            SessionRegistry sessions,
            MeterRegistry metrics,
            @ConfigProperty(name = "parley.rabbitmq.url") String brokerUrl) {
        this.relay = relay;
        this.sessions = sessions;
        this.broker = new BrokerLink(brokerUrl, "chat-service", List.of(relay.publisher(), live), metrics);
    }

    void start(@Observes StartupEvent started) {
        broker.start();
        relay.start();
    }

    /** Readiness is red already; the gateways take their clients to another instance. */
    void drain(@Observes ShutdownDelayInitiatedEvent stopping) {
        sessions.closeAll(CloseCode.SERVICE_RESTART);
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
