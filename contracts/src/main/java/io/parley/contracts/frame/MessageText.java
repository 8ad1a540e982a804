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

    /**
     * The text in Unicode's composed form (NFC), without what nobody sees and what turns the rest around; see
     * {@link InvisibleCharacters}. Of controls only line feed and tab stay; other ends of line become line feeds, but for a lone
     * carriage return, which goes. A clean text is its own cleaning.
     */
    public static String clean(String text) {
        if (isPlain(text)) {
            return text;
        }
        String composed = Normalizer.normalize(MarkRun.limit(text), Normalizer.Form.NFC);
        String kept = strip(composed);
        // What was stripped may have stood between a letter and its accent: they meet now, and are one.
        return kept.length() == composed.length() ? kept : Normalizer.normalize(kept, Normalizer.Form.NFC);
    }

    /** Whether nothing of the text can be seen. A lone combining mark can: it is drawn on a dotted circle. */
    public static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (!InvisibleCharacters.isUnseen(point)) {
                return false;
            }
            i += Character.charCount(point);
        }
        return true;
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

    private static String strip(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        JoinerRun joiners = new JoinerRun();
        MarkRun marks = new MarkRun();
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int next = i + Character.charCount(point);
            if (InvisibleCharacters.isLineBreak(point)) {
                kept.append('\n');
                joiners.end();
            } else if (point == FlagTags.FLAG) {
                next = FlagTags.end(text, next);
                kept.append(text, i, next);
                joiners.end();
            } else if (!InvisibleCharacters.isStripped(point) && joiners.admits(point) && marks.admits(point)) {
                kept.appendCodePoint(point);
            }
            i = next;
        }
        return kept.toString();
    }
}
