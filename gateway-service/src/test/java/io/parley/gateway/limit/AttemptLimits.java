package io.parley.gateway.limit;

import io.parley.gateway.GatewaySettings;
import java.time.Duration;

record AttemptLimits(int max, Duration window, int refusals, int addresses) implements GatewaySettings.Limits.Attempts {

    static final AttemptLimits DEFAULTS = new AttemptLimits(100, Duration.ofSeconds(60), 10, 100_000);

    AttemptLimits remembering(int addresses) {
        return new AttemptLimits(max, window, refusals, addresses);
    }
}
