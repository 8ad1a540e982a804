package io.parley.gateway.origin;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page is from (RFC 6454).
 *
 * @param port the scheme's own where none was written, or -1 for a scheme that has none
 */
record Origin(String scheme, String host, int port) {

    /** Of a page that does not say: a sandboxed frame, a file. */
    static final Origin OPAQUE = new Origin("null", "", -1);

    private static final int LONGEST = 320;
    private static final Pattern SHAPE =
            Pattern.compile("([a-z][a-z0-9+.-]*)://(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(?::(\\d{1,5}))?");

    /** The origin of a header, or null for what is none. */
    static Origin parse(String text) {
        if (text == null || text.length() > LONGEST) {
            return null;
        }
        if (text.equals("null")) {
            return OPAQUE;
        }
        Matcher parts = SHAPE.matcher(text.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return null;
        }
        String scheme = parts.group(1);
        String port = parts.group(3);
        return new Origin(scheme, parts.group(2), port == null ? ownPort(scheme) : Integer.parseInt(port));
    }

    private static int ownPort(String scheme) {
        return switch (scheme) {
            case "http" -> 80;
            case "https" -> 443;
            default -> -1;
        };
    }
}
