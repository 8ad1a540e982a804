package io.parley.gateway.edge;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A gateway that is about to stop is to get no new clients. */
@Readiness
@ApplicationScoped
class OpenReadiness implements HealthCheck {

    private final Departure departure;

    OpenReadiness(Departure departure) {
        this.departure = departure;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("lets-clients-in")
                .status(!departure.hasBegun())
                .build();
    }
}
