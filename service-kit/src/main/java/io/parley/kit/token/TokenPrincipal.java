package io.parley.kit.token;

import java.security.Principal;

/** The caller of a {@link SignedIn} resource, with all that the token says. */
public record TokenPrincipal(Verdict.Valid token) implements Principal {
    @Override
    public String getName() {
        return token.userId();
    }
}
