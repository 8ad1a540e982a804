package io.parley.gateway.limit;

import io.parley.gateway.GatewaySettings;
import java.time.Duration;

record UserLimits(
        int connections,
        int frames,
        int framesBurst,
        int messages,
        int messagesBurst,
        int refusals,
        Duration refusalsWindow,
        int remembered)
        implements GatewaySettings.Limits.User {

    static final UserLimits DEFAULTS = new UserLimits(5, 20, 40, 5, 15, 40, Duration.ofSeconds(10), 100_000);

    UserLimits remembering(int users) {
        return new UserLimits(
                connections, frames, framesBurst, messages, messagesBurst, refusals, refusalsWindow, users);
    }
}
