package io.parley.gateway.health;

import io.parley.gateway.GatewaySettings;
import io.parley.gateway.edge.Departure;
import io.parley.gateway.edge.SocketMetrics;
import io.parley.gateway.upstream.ChatReach;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /ws/health}: whether a load balancer should send new sockets here. Asking costs next to nothing. */
@Path("/ws/health")
@Singleton
public class SocketHealthResource {

    private final SocketMetrics sockets;
    private final ChatReach chat;
    private final GatewaySettings.Limits limits;
    private final Departure departure;

    public SocketHealthResource(SocketMetrics sockets, ChatReach chat, Departure departure, GatewaySettings settings) {
        this.departure = departure;
        this.sockets = sockets;
        this.chat = chat;
        this.limits = settings.limits();
    }

    /** @param status {@code ok}; or {@code draining}, {@code full}, {@code unavailable}, each with 503 */
    public record Health(String status, int connections) {}

    @GET
    public Uni<RestResponse<Health>> health() {
        if (departure.hasBegun()) {
            return Uni.createFrom().item(no("draining"));
        }
        if (limits.enabled() && sockets.active() >= limits.connections()) {
            return Uni.createFrom().item(no("full"));
        }
        return UniHelper.toUni(chat.instances())
                .map(instances -> instances.stream().anyMatch(ChatReach.Instance::answers)
                        ? RestResponse.ok(new Health("ok", sockets.active()))
                        : no("unavailable"));
    }

    private RestResponse<Health> no(String status) {
        return RestResponse.status(RestResponse.Status.SERVICE_UNAVAILABLE, new Health(status, sockets.active()));
    }
}
