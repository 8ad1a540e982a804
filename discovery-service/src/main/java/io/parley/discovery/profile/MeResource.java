package io.parley.discovery.profile;

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
import java.time.Instant;

/** {@code /v1/me}: the caller. A {@code PUT} without a body stores what the token itself tells of its user. */
@Path("/v1/me")
@SignedIn
public class MeResource {

    private final ProfileStore profiles;

    public MeResource(ProfileStore profiles) {
        this.profiles = profiles;
    }

    @GET
    public Uni<StoredProfile> me(@Context SecurityContext caller) {
        return PostgresProblems.uni(profiles.find(caller.getUserPrincipal().getName()))
                .onItem()
                .ifNull()
                .failWith(NotFoundException::new);
    }

    @PUT
    public Uni<Void> put(@Context SecurityContext caller) {
        Verdict.Valid token = ((TokenPrincipal) caller.getUserPrincipal()).token();
        return PostgresProblems.uni(profiles.put(token.userId(), token.profile(), issuedAt(token)));
    }

    /** Every token that is valid has it. */
    private static Instant issuedAt(Verdict.Valid token) {
        return Instant.ofEpochSecond(((Number) token.claims().get(TokenClaims.ISSUED_AT)).longValue());
    }
}
