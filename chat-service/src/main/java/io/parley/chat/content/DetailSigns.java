package io.parley.chat.content;

/**
 * What one pass over a text can say cheaply: whether it may hold a detail of each kind. It may be wrong in one direction only.
 *
 * @param isAscii then nothing has to be folded first
 */
record DetailSigns(boolean isAscii, boolean hasNumber, boolean hasLongWord, boolean hasAt, boolean hasLink) {

    /** Digits of the shortest phone number that is looked for. */
    private static final int MIN_DIGITS = 9;
    /** Characters of the shortest wallet address. */
    private static final int MIN_WORD = 26;

    static DetailSigns of(String text) {
        boolean ascii = true;
        boolean at = false;
        int digits = 0;
        int word = 0;
        int longest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~') {
                ascii = false;
                // Any digit beyond ASCII, and half of any beyond the first plane: those are counted twice, which does
                // no harm.
                digits += Character.isSurrogate(c) || isDigitLike(c) ? 1 : 0;
                at |= c == '＠';
                word++;
            } else if (c >= '0' && c <= '9') {
                digits++;
                word++;
            } else if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '-') {
                word++;
            } else {
                at |= c == '@';
                longest = Math.max(longest, word);
                word = 0;
            }
        }
        boolean longWord = Math.max(longest, word) >= MIN_WORD;
        return new DetailSigns(ascii, digits >= MIN_DIGITS, longWord, at, Links.mayBeIn(text));
    }

    boolean any() {
        return hasNumber || hasLongWord || hasAt || hasLink;
    }

    private static boolean isDigitLike(char c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER || type == Character.OTHER_NUMBER;
    }
}
