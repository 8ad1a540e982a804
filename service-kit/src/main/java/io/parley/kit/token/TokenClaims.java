package io.parley.kit.token;

/** The claims beyond the registered ones, by their names in a token. Those of a profile are OpenID Connect's own. */
public final class TokenClaims {

    public static final String ROLES = "groups";

    public static final String ISSUED_AT = "iat";

    /** The sites whose pages may use the token. */
    public static final String ALLOWED_DOMAINS = "allowed_domains";

    /** When the user signed in; renewing a token does not move it. */
    public static final String SIGNED_IN_AT = "auth_time";

    public static final String NAME = "name";
    public static final String USERNAME = "preferred_username";
    public static final String PHOTO_URL = "picture";
    public static final String LANGUAGE = "locale";

    private TokenClaims() {}
}
