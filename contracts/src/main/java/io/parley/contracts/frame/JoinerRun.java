package io.parley.contracts.frame;

/**
 * The invisible characters that languages need: Persian and the scripts of India tell words apart by joiners, emoji families are
 * joined by them, mixed lines of Hebrew and English need the marks of direction (which, unlike overrides, reorder no letters),
 * and a variation selector makes an emoji of a heart. One of a kind has a meaning where it stands; runs of them carry nothing
 * but hidden data, so of each kind only the first one between two visible characters stays.
 */
final class JoinerRun {

    private int seen;

    /** Whether the code point stays. One that is no joiner always does, and ends the run. */
    boolean admits(int point) {
        int kind = kind(point);
        if (kind == 0) {
            seen = 0;
            return true;
        }
        boolean isFirst = (seen & kind) == 0;
        seen |= kind;
        return isFirst;
    }

    void end() {
        seen = 0;
    }

    static boolean isVariationSelector(int point) {
        return point >= 0xFE00 && point <= 0xFE0F
                || point >= 0xE0100 && point <= 0xE01EF
                || point >= 0x180B && point <= 0x180D // Mongolian
                || point == 0x180F;
    }

    private static int kind(int point) {
        return switch (point) {
            case 0x200C -> 1; // zero-width non-joiner
            case 0x200D -> 1 << 1; // zero-width joiner
            case 0x200E -> 1 << 2; // left-to-right mark
            case 0x200F -> 1 << 3; // right-to-left mark
            case 0x061C -> 1 << 4; // Arabic letter mark
            default -> isVariationSelector(point) ? 1 << 5 : 0;
        };
    }
}
