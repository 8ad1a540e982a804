package io.parley.discovery.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.contracts.trace.TraceParent;
import io.parley.discovery.DiscoverySettings;
import io.parley.kit.outbox.OutboxRelay;
import io.parley.kit.postgres.PostgresProblems;
import io.parley.kit.token.SignedIn;
import io.parley.kit.token.TokenClaims;
import io.parley.kit.token.TokenPrincipal;
import io.parley.kit.token.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jboss.resteasy.reactive.RestHeader;

/** {@code /v1/me}: the caller. A {@code PUT} without a body stores what the token itself tells of its user. */
@Path("/v1/me")
@SignedIn
public class MeResource {

    private final ProfileStore profiles;
    private final ProfileReader reader;
    private final OutboxRelay relay;
    private final Clock clock;

    MeResource(ProfileStore profiles, DiscoverySettings settings, OutboxRelay relay, Clock clock) {
        this.profiles = profiles;
        this.reader = new ProfileReader(settings.profile());
        this.relay = relay;
        this.clock = clock;
    }

    @GET
    public Uni<Me> me(@Context SecurityContext caller) {
        return PostgresProblems.uni(profiles.find(caller.getUserPrincipal().getName(), LocalDate.now(clock)))
                .onItem()
                .ifNull()
                .failWith(NotFoundException::new);
    }

    @PUT
    public Uni<Void> put(@Context SecurityContext caller) {
        Verdict.Valid token = ((TokenPrincipal) caller.getUserPrincipal()).token();
        return PostgresProblems.uni(profiles.put(token.userId(), token.profile(), issuedAt(token)));
    }

    /** The profile as a whole: what the body leaves out is as if it had never been said. */
    @PUT
    @Path("/profile")
    public Uni<ProfileView> putProfile(
            JsonNode body, @RestHeader(TraceParent.HEADER) String traceparent, @Context SecurityContext caller) {
        LocalDate today = LocalDate.now(clock);
        Profile profile = reader.read(body, today);
        String user = caller.getUserPrincipal().getName();
        return PostgresProblems.uni(profiles.write(user, profile, TraceParent.parseOrStart(traceparent)))
                .map(isNews -> {
                    if (isNews) {
                        relay.wake();
                    }
                    return ProfileView.of(profile, today);
                });
    }

    /** Every token that is valid has it. */
    private static Instant issuedAt(Verdict.Valid token) {
        return Instant.ofEpochSecond(((Number) token.claims().get(TokenClaims.ISSUED_AT)).longValue());
    }
}
