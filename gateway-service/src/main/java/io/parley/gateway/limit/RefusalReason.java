package io.parley.gateway.limit;

/** Why the edge said no, as operators see it. */
public enum RefusalReason {
    /** Too many attempts of an address; told over the upgraded socket, or by 429 on a login. */
    ATTEMPTS("attempts"),
    /** Attempts beyond that: 429 at once. */
    TURNED_AWAY("turned_away"),
    /** A page of another origin. */
    ORIGIN("origin"),
    /** A token that is for the pages of other domains. */
    DOMAIN("domain"),
    /** A frame beyond the user's budget. */
    FRAMES("frames"),
    /** A message beyond the user's budget. */
    MESSAGES("messages"),
    /** A socket closed because it went on regardless. */
    IMPATIENCE("impatience"),
    /** A socket closed for a newer one of the same user. */
    REPLACED("replaced");

    private final String label;

    RefusalReason(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
