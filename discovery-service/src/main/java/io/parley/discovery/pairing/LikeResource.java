package io.parley.discovery.pairing;

import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.trace.TraceParent;
import io.parley.kit.outbox.OutboxRelay;
import io.parley.kit.postgres.PostgresProblems;
import io.parley.kit.problem.ProblemException;
import io.parley.kit.token.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /v1/discovery/likes} and {@code /v1/discovery/passes}. */
@Path("/v1/discovery")
@SignedIn
public class LikeResource {

    private final OpinionStore opinions;
    private final OutboxRelay relay;

    LikeResource(OpinionStore opinions, OutboxRelay relay) {
        this.opinions = opinions;
        this.relay = relay;
    }

    /** @param match what the two have now, or null as long as the other one did not like back */
    public record Like(String userId, Match match) {}

    @PUT
    @Path("/likes/{id}")
    public Uni<Like> like(
            @RestPath String id, @RestHeader(TraceParent.HEADER) String traceparent, @Context SecurityContext caller) {
        String user = caller.getUserPrincipal().getName();
        return PostgresProblems.uni(opinions.like(user, Other.than(user, id), TraceParent.parseOrStart(traceparent)))
                .map(outcome -> answer(id, outcome));
    }

    /** As long as nothing came of it. */
    @DELETE
    @Path("/likes/{id}")
    public Uni<Void> takeBackLike(@RestPath String id, @Context SecurityContext caller) {
        String user = caller.getUserPrincipal().getName();
        return PostgresProblems.uni(opinions.takeBackLike(user, Other.than(user, id)))
                .map(isUnmatched -> {
                    if (!isUnmatched) {
                        throw new ProblemException(
                                ErrorCode.MATCHED, "You are matched: end it with DELETE /v1/matches/{user_id}");
                    }
                    return null;
                });
    }

    @PUT
    @Path("/passes/{id}")
    public Uni<Void> pass(@RestPath String id, @Context SecurityContext caller) {
        String user = caller.getUserPrincipal().getName();
        return PostgresProblems.uni(opinions.pass(user, Other.than(user, id)));
    }

    @DELETE
    @Path("/passes/{id}")
    public Uni<Void> takeBackPass(@RestPath String id, @Context SecurityContext caller) {
        String user = caller.getUserPrincipal().getName();
        return PostgresProblems.uni(opinions.takeBackPass(user, Other.than(user, id)));
    }

    private Like answer(String id, LikeOutcome outcome) {
        if (outcome instanceof LikeOutcome.Liked liked) {
            if (liked.isNewMatch()) {
                relay.wake();
            }
            return new Like(id, liked.match());
        }
        if (outcome instanceof LikeOutcome.TooMany tooMany) {
            throw new ProblemException(ErrorCode.RATE_LIMITED, "Too many likes for a day", tooMany.retryAfterSeconds());
        }
        throw new NotFoundException();
    }
}
