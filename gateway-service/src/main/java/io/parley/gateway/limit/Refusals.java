package io.parley.gateway.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** How often the edge said no, by reason. */
@Singleton
public class Refusals {

    private final Map<RefusalReason, Counter> counters = new EnumMap<>(RefusalReason.class);

    public Refusals(MeterRegistry metrics) {
        for (RefusalReason reason : RefusalReason.values()) {
            counters.put(reason, metrics.counter("parley.gateway.refused", "reason", reason.label()));
        }
    }

    public void count(RefusalReason reason) {
        counters.get(reason).increment();
    }
}
