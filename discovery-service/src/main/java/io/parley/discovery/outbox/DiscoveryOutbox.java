package io.parley.discovery.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.discovery.DiscoverySettings;
import io.parley.kit.outbox.OutboxRelay;
import io.parley.kit.outbox.OutboxTable;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The table {@code discovery.outbox}. */
public final class DiscoveryOutbox {

    public static final OutboxTable TABLE = OutboxTable.of("discovery", "/discovery-service");

    @Produces
    @Singleton
    OutboxRelay relay(Pool pool, DiscoverySettings settings, MeterRegistry metrics) {
        return new OutboxRelay(pool, TABLE, settings.outbox(), Clock.systemUTC(), metrics);
    }
}
