package io.parley.gateway.health;

import io.parley.contracts.frame.ErrorCode;
import io.parley.gateway.figures.Figures;
import io.parley.gateway.figures.View;
import io.parley.gateway.upstream.ChatReach;
import io.parley.kit.problem.ProblemException;
import io.parley.kit.token.SignedIn;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.management.ManagementFactory;
import java.util.List;

/** {@code /api/websocket/stats}: the figures of this gateway, for operators. */
@Path("/api/websocket/stats")
@SignedIn
@Singleton
public class StatsResource {

    private static final String ROLE = "operator";
    private static final long MILLIS = 1_000;

    private final List<Figures> parts;
    private final ChatReach chat;

    public StatsResource(@All List<Figures> parts, ChatReach chat) {
        this.parts = parts;
        this.chat = chat;
    }

    @GET
    public Uni<View> stats(@Context SecurityContext caller) {
        if (!caller.isUserInRole(ROLE)) {
            throw new ProblemException(ErrorCode.ACCESS_DENIED, "Only for operators");
        }
        return UniHelper.toUni(chat.instances()).map(known -> {
            View view = new View()
                    .put("uptime_seconds", ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS);
            parts.forEach(part -> part.addTo(view));
            return view;
        });
    }
}
