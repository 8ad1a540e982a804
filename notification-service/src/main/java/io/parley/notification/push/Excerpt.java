package io.parley.notification.push;

/** The begin of a text. */
final class Excerpt {

    private static final String MORE = "…";

    private Excerpt() {}

    /** At most so many characters (code points), of which the last one tells of more; null of null. */
    static String of(String text, int most) {
        return text == null || text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + MORE;
    }
}
