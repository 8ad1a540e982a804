package io.parley.chat.content;

import java.text.Normalizer;

/** Digits of every alphabet and shape as ASCII: wide ones, those in circles, those of keycap emoji, Arabic ones. */
final class PlainDigits {

    private PlainDigits() {}

    static String of(String text) {
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder plain = new StringBuilder(compatible.length());
        compatible.codePoints().forEach(point -> {
            int digit = Character.digit(point, 10);
            if (digit >= 0) {
                plain.append((char) ('0' + digit));
            } else if (!isDecoration(point)) {
                plain.appendCodePoint(point);
            }
        });
        return plain.toString();
    }

    private static boolean isDecoration(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT;
    }
}
