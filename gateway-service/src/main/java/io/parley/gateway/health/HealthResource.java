package io.parley.gateway.health;

import io.parley.gateway.edge.SocketMetrics;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** {@code /health}: alive, and how many sockets are open. Whether clients can be served is for {@code /q/health/ready}. */
@Path("/health")
public class HealthResource {

    private final SocketMetrics sockets;

    public HealthResource(SocketMetrics sockets) {
        this.sockets = sockets;
    }

    public record Health(String status, int connections) {}

    @GET
    public Health health() {
        return new Health("ok", sockets.active());
    }
}
