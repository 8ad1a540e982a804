package io.parley.discovery.candidate;

import io.parley.contracts.frame.ErrorCode;
import io.parley.discovery.DiscoverySettings;
import io.parley.kit.paging.Asked;
import io.parley.kit.paging.Page;
import io.parley.kit.postgres.PostgresProblems;
import io.parley.kit.problem.ProblemException;
import io.parley.kit.token.SignedIn;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code GET /v1/discovery/candidates}. */
@Path("/v1/discovery/candidates")
@SignedIn
public class CandidateResource {

    private final CandidateStore candidates;
    private final DiscoverySettings.Candidates limits;
    private final Clock clock;

    CandidateResource(CandidateStore candidates, DiscoverySettings settings, Clock clock) {
        this.candidates = candidates;
        this.limits = settings.candidates();
        this.clock = clock;
    }

    /** Who becomes active meanwhile moves to the front: pages to come may miss them, and show nobody twice. */
    @GET
    public Uni<Page<Candidate>> page(
            @RestQuery String cursor, @RestQuery String limit, @Context SecurityContext caller) {
        String user = caller.getUserPrincipal().getName();
        int size = Asked.limit(limit, limits.pageSize(), limits.maxPageSize());
        Cursor after = Asked.cursor(cursor, Cursor::parse);
        return PostgresProblems.uni(candidates
                .asker(user)
                .compose(asker -> asker == null
                        ? candidates.hasProfile(user).compose(hasProfile -> Future.failedFuture(nobodySees(hasProfile)))
                        : candidates
                                .page(asker, after, size + 1, clock.instant())
                                .map(found -> Page.of(found, size, Found::candidate, one -> one.cursor()
                                        .toString()))));
    }

    /** Who wants to see others has to be seen. */
    private static ProblemException nobodySees(boolean hasProfile) {
        return new ProblemException(
                ErrorCode.PROFILE_REQUIRED,
                hasProfile
                        ? "Make your profile visible to see others"
                        : "Write your profile with PUT /v1/me/profile to see others");
    }
}
