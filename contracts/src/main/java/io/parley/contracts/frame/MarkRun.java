package io.parley.contracts.frame;

/**
 * Combining marks on one letter: as many as any language stacks, and some. Beyond that they are noise over the lines above, and
 * putting thousands of them in order takes time that grows with their square.
 */
final class MarkRun {

    /** As in Unicode's Stream-Safe Text Format (UAX #15). */
    private static final int MAX_MARKS = 30;

    private int marks;

    boolean admits(int point) {
        int type = Character.getType(point);
        boolean isMark = type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
        marks = isMark ? marks + 1 : 0;
        return marks <= MAX_MARKS;
    }

    /** The text without the marks beyond. */
    static String limit(String text) {
        MarkRun run = new MarkRun();
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(run::admits).forEach(kept::appendCodePoint);
        return kept.length() == text.length() ? text : kept.toString();
    }
}
