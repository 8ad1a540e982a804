package io.parley.contracts.frame;

/**
 * The characters that are there without being seen. They hide words from filters and data in texts, make two texts look alike,
 * or show one thing and say another.
 *
 * <p>Private use characters stay: they are drawn, as a box at least, and some are somebody's logo. So do characters that this
 * JDK does not know yet: next year's emoji.
 */
final class InvisibleCharacters {

    private InvisibleCharacters() {}

    /** Unicode's own line and paragraph separators: meant as ends of lines, and unknown as such to most clients. */
    static boolean isLineBreak(int point) {
        return point == 0x2028 || point == 0x2029;
    }

    static boolean isStripped(int point) {
        if (point < 0x300) {
            return point == 0xAD || Character.getType(point) == Character.CONTROL && point != '\n' && point != '\t';
        }
        return isNonCharacter(point) || isDirectionOrFormat(point) || isFiller(point) || isSupplementary(point);
    }

    /** Nothing to see in a text of these alone; some mean something beside others, and are not stripped. */
    static boolean isUnseen(int point) {
        return switch (Character.getType(point)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT -> true;
            default ->
                point == 0x2800 // braille without a dot
                        || JoinerRun.isVariationSelector(point)
                        || isStripped(point);
        };
    }

    /** FFFE and FFFF of each plane, and thirty-two more: never characters, by definition. */
    private static boolean isNonCharacter(int point) {
        return (point & 0xFFFE) == 0xFFFE || point >= 0xFDD0 && point <= 0xFDEF;
    }

    private static boolean isDirectionOrFormat(int point) {
        return point >= 0x202A && point <= 0x202E // embeddings and overrides of the direction
                || point == 0x200B // zero-width space
                || point >= 0x2060 && point <= 0x206F // word joiner, invisible operators, isolates, deprecated formats
                || point == 0xFEFF // byte order mark
                || point >= 0xFFF0 && point <= 0xFFFB; // interlinear annotation, and its unassigned neighbours
    }

    /** They stand for a letter that is not there. */
    private static boolean isFiller(int point) {
        return point == 0x034F // combining grapheme joiner
                || point == 0x115F
                || point == 0x1160
                || point == 0x3164
                || point == 0xFFA0 // fillers of Hangul, wide and narrow
                || point == 0x17B4
                || point == 0x17B5 // vowels of Khmer that are not written
                || point == 0x180E; // Mongolian vowel separator, a space until Unicode 6.3
    }

    /** Formats of shorthand and of music, and the plane of tags but for its variation selectors. */
    private static boolean isSupplementary(int point) {
        return point >= 0x1BCA0 && point <= 0x1BCA3
                || point >= 0x1D173 && point <= 0x1D17A
                || point >= 0xE0000 && point <= 0xE0FFF && !JoinerRun.isVariationSelector(point);
    }
}
