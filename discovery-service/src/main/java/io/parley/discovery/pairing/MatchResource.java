package io.parley.discovery.pairing;

import io.parley.contracts.trace.TraceParent;
import io.parley.discovery.DiscoverySettings;
import io.parley.kit.outbox.OutboxRelay;
import io.parley.kit.paging.Asked;
import io.parley.kit.paging.Page;
import io.parley.kit.postgres.PostgresProblems;
import io.parley.kit.token.SignedIn;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.LocalDate;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /v1/matches}. */
@Path("/v1/matches")
@SignedIn
public class MatchResource {

    private final MatchStore matches;
    private final OutboxRelay relay;
    private final DiscoverySettings.Matches limits;
    private final Clock clock;

    MatchResource(MatchStore matches, OutboxRelay relay, DiscoverySettings settings, Clock clock) {
        this.matches = matches;
        this.relay = relay;
        this.limits = settings.matches();
        this.clock = clock;
    }

    @GET
    public Uni<Page<ListedMatch.Item>> page(
            @RestQuery String cursor, @RestQuery String limit, @Context SecurityContext caller) {
        String user = caller.getUserPrincipal().getName();
        int size = Asked.limit(limit, limits.pageSize(), limits.maxPageSize());
        MatchCursor after = Asked.cursor(cursor, MatchCursor::parse);
        return PostgresProblems.uni(matches.page(user, after, size + 1, LocalDate.now(clock))
                .map(found -> Page.of(found, size, ListedMatch::toWire, match -> match.cursor()
                        .toString())));
    }

    /** Ends it for both, and for good. */
    @DELETE
    @Path("/{id}")
    public Uni<Void> end(
            @RestPath String id, @RestHeader(TraceParent.HEADER) String traceparent, @Context SecurityContext caller) {
        String user = caller.getUserPrincipal().getName();
        return PostgresProblems.uni(matches.end(user, Other.than(user, id), TraceParent.parseOrStart(traceparent)))
                .map(before -> {
                    if (before == Standing.NEVER_MATCHED) {
                        throw new NotFoundException();
                    }
                    if (before == Standing.MATCHED) {
                        relay.wake();
                    }
                    return null;
                });
    }
}
