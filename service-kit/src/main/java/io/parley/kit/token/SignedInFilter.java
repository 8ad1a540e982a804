package io.parley.kit.token;

import io.parley.kit.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;

/** Turns the {@code Authorization} header of a call into its user. */
@Provider
@SignedIn
@Priority(Priorities.AUTHENTICATION)
public class SignedInFilter implements ContainerRequestFilter {

    private final TokenVerifier tokens;

    public SignedInFilter(TokenVerifier tokens) {
        this.tokens = tokens;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Verdict verdict = tokens.verify(BearerToken.of(request.getHeaderString(HttpHeaders.AUTHORIZATION)));
        if (verdict instanceof Verdict.Refused refused) {
            throw new ProblemException(refused.error(), refused.message());
        }
        request.setSecurityContext(new Caller((Verdict.Valid) verdict, request.getSecurityContext()));
    }

    private record Caller(Verdict.Valid token, SecurityContext transport) implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return token::userId;
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
