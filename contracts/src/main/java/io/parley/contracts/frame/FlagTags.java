package io.parley.contracts.frame;

/** The flags of England, Scotland, Wales: a black flag, the region's code in tag characters, a cancel tag. */
final class FlagTags {

    static final int FLAG = 0x1F3F4;

    private static final int CANCEL = 0xE007F;
    /** The longest code of a region; more would be words that nobody sees. */
    private static final int MAX_CODE = 6;

    private FlagTags() {}

    /** Where the tags behind a flag end: {@code start} itself if none are there that make a flag. */
    static int end(String text, int start) {
        int at = start;
        for (int tags = 0; tags <= MAX_CODE && at < text.length(); tags++) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (point == CANCEL && tags > 0) {
                return at;
            }
            if (!isLetterOrDigit(point)) {
                return start;
            }
        }
        return start;
    }

    private static boolean isLetterOrDigit(int tag) {
        return tag >= 0xE0061 && tag <= 0xE007A || tag >= 0xE0030 && tag <= 0xE0039;
    }
}
