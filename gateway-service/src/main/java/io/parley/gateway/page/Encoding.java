package io.parley.gateway.page;

import java.util.Locale;
import java.util.Set;

/** How a file travels; the build made the smaller forms. The best comes first. */
enum Encoding {
    BROTLI("br", ".br"),
    GZIP("gzip", ".gz"),
    PLAIN("identity", "");

    private final String token;
    private final String suffix;

    Encoding(String token, String suffix) {
        this.token = token;
        this.suffix = suffix;
    }

    /** In {@code Content-Encoding}. */
    String token() {
        return token;
    }

    /** Of the file beside the plain one. */
    String suffix() {
        return suffix;
    }

    /** The best of those there are that the client takes; plain where it says nothing, or names none of them. */
    static Encoding best(Set<Encoding> available, String acceptEncoding) {
        if (acceptEncoding != null) {
            String[] accepted = acceptEncoding.toLowerCase(Locale.ROOT).split(",");
            for (Encoding encoding : values()) {
                if (encoding != PLAIN && available.contains(encoding) && encoding.isAmong(accepted)) {
                    return encoding;
                }
            }
        }
        return PLAIN;
    }

    private boolean isAmong(String[] accepted) {
        for (String entry : accepted) {
            String[] parts = entry.split(";");
            if (parts[0].trim().equals(token)) {
                return parts.length == 1 || !parts[1].trim().matches("q=0(\\.0*)?");
            }
        }
        return false;
    }
}
