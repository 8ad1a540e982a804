package io.parley.contracts.frame;

import java.text.Normalizer;

/** What becomes of a message's text before anyone judges or stores it. */
public final class MessageText {

    private MessageText() {}

    /** Whether the string holds what no text may hold: NUL, or half of a surrogate pair. */
    public static boolean isMalformed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return true;
            }
            if (Character.isSurrogate(c)) {
                boolean paired = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!paired) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /** The text in Unicode's composed form (NFC), without control characters but line feed and tab. */
    public static String clean(String text) {
        if (isPlain(text)) {
            return text;
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder kept = null;
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (isStripped(c)) {
                kept = kept == null ? new StringBuilder(composed.length()).append(composed, 0, i) : kept;
            } else if (kept != null) {
                kept.append(c);
            }
        }
        return kept == null ? composed : kept.toString();
    }

    /** Printable ASCII needs no cleaning; most texts are that, and this loop is all they cost. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\t' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isStripped(char c) {
        return c != '\n' && c != '\t' && Character.getType(c) == Character.CONTROL;
    }
}
