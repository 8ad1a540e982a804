package io.parley.kit.token;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Well is a service that has a key to check tokens with. It is no condition of being ready: the gateway that has the keys
 * waits for a chat service that is ready.
 */
@Wellness
@ApplicationScoped
public class TokenKeysCheck implements HealthCheck {

    private final TokenKeys keys;

    public TokenKeysCheck(TokenKeys keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("token-keys").status(keys.size() > 0).build();
    }
}
