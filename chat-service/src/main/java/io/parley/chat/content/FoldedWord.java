package io.parley.chat.content;

import java.lang.Character.UnicodeScript;

/**
 * A word as it is compared: without case, accents, width and whatever cannot be seen.
 *
 * @param plain       the folded letters and digits
 * @param isDisguised whether letters of two alphabets, or letters and digits, are mixed in it: then it is also compared by its
 *     {@link #skeleton}. Words in one alphabet are not, or the Russian "рот" (mouth) would be taken for "pot".
 */
record FoldedWord(String plain, boolean isDisguised) {

    static FoldedWord of(String plain) {
        boolean latin = false;
        boolean lookAlike = false;
        boolean other = false;
        boolean digit = false;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c >= 'a' && c <= 'z') {
                latin = true;
            } else if (c >= '0' && c <= '9' || c == '$' || c == '@') {
                digit = true;
            } else if (LookAlikes.isRare(c)) {
                lookAlike = true;
            } else {
                UnicodeScript script = UnicodeScript.of(c);
                other |= script == UnicodeScript.CYRILLIC || script == UnicodeScript.GREEK;
            }
        }
        return new FoldedWord(plain, lookAlike || latin && other || digit && (latin || other));
    }

    /** The word with every letter and digit replaced by the Latin letter that it looks like. */
    String skeleton() {
        StringBuilder skeleton = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            skeleton.append(LookAlikes.latin(plain.charAt(i)));
        }
        return skeleton.toString();
    }
}
