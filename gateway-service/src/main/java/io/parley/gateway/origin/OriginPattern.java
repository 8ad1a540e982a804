package io.parley.gateway.origin;

/**
 * An origin that is allowed.
 *
 * @param below not the origin itself, but those of all domains below its host, however deep
 */
record OriginPattern(Origin origin, boolean below) {

    private static final String BELOW = "://*.";

    /** @throws IllegalArgumentException for what can match nothing, or everything */
    static OriginPattern of(String text) {
        boolean below = text.contains(BELOW);
        Origin origin = Origin.parse(below ? text.replace(BELOW, "://") : text);
        if (origin == null) {
            throw new IllegalArgumentException("no origin: " + text);
        }
        return new OriginPattern(origin, below);
    }

    boolean matches(Origin other) {
        return below
                ? other.scheme().equals(origin.scheme())
                        && other.port() == origin.port()
                        && other.host().endsWith("." + origin.host())
                : other.equals(origin);
    }
}
