package io.parley.chat.conversation;

import io.parley.chat.id.ConversationId;
import io.parley.contracts.trace.TraceParent;
import io.parley.kit.postgres.PostgresProblems;
import io.parley.kit.token.SignedIn;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /v1/conversations/{id}/block}: there or not there, for the caller. 204 either way, as often as it is asked for. */
@Path("/v1/conversations/{id}/block")
@SignedIn
public class BlockResource {

    private final Blocks blocks;

    public BlockResource(Blocks blocks) {
        this.blocks = blocks;
    }

    @PUT
    public Uni<Void> block(
            @RestPath String id, @RestHeader(TraceParent.HEADER) String traceparent, @Context SecurityContext caller) {
        return set(id, caller, true, traceparent);
    }

    @DELETE
    public Uni<Void> unblock(
            @RestPath String id, @RestHeader(TraceParent.HEADER) String traceparent, @Context SecurityContext caller) {
        return set(id, caller, false, traceparent);
    }

    private Uni<Void> set(String id, SecurityContext caller, boolean blocked, String traceparent) {
        Future<Void> done = blocks.set(
                ConversationId.parse(id),
                caller.getUserPrincipal().getName(),
                blocked,
                new Blocks.Asked(null, null, TraceParent.parseOrStart(traceparent)));
        return PostgresProblems.uni(done);
    }
}
