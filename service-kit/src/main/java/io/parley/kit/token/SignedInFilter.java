package io.parley.kit.token;

import io.parley.kit.problem.ProblemException;
import io.vertx.core.Future;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;

/** Turns the {@code Authorization} header of a call into its user. */
@Provider
@SignedIn
@Priority(Priorities.AUTHENTICATION)
public class SignedInFilter implements ResteasyReactiveContainerRequestFilter {

    private final TokenVerifier tokens;

    public SignedInFilter(TokenVerifier tokens) {
        this.tokens = tokens;
    }

    @Override
    public void filter(ResteasyReactiveContainerRequestContext request) {
        Future<Verdict> verdict = tokens.check(BearerToken.of(request.getHeaderString(HttpHeaders.AUTHORIZATION)));
        if (verdict.isComplete()) {
            admit(request, verdict.result());
            return;
        }
        request.suspend();
        verdict.onSuccess(later -> {
            try {
                admit(request, later);
                request.resume();
            } catch (ProblemException refused) {
                request.resume(refused);
            }
        });
    }

    private static void admit(ContainerRequestContext request, Verdict verdict) {
        if (verdict instanceof Verdict.Refused refused) {
            throw new ProblemException(refused.error(), refused.message());
        }
        request.setSecurityContext(new Caller((Verdict.Valid) verdict, request.getSecurityContext()));
    }

    private record Caller(Verdict.Valid token, SecurityContext transport) implements SecurityContext {
        @Override
        public TokenPrincipal getUserPrincipal() {
            return new TokenPrincipal(token);
        }

        @Override
        public boolean isUserInRole(String role) {
            return token.roles().contains(role);
        }

        @Override
        public boolean isSecure() {
            return transport.isSecure();
        }

        @Override
        public String getAuthenticationScheme() {
            return "Bearer";
        }
    }
}
