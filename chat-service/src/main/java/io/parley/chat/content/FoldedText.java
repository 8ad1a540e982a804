package io.parley.chat.content;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** A text as rules compare it: its words, folded, without what stands between them. */
final class FoldedText {

    private FoldedText() {}

    static List<FoldedWord> words(String text) {
        List<FoldedWord> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String compatible = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
        for (int i = 0; i < compatible.length(); ) {
            int point = compatible.codePointAt(i);
            i += Character.charCount(point);
            if (isLetterSign(point, word, i < compatible.length() ? compatible.codePointAt(i) : ' ')) {
                word.appendCodePoint(point);
            } else if (isPartOfWord(point)) {
                fold(point, word);
            } else if (!isIgnored(point)) {
                end(word, words);
            }
        }
        end(word, words);
        return words;
    }

    private static void end(StringBuilder word, List<FoldedWord> words) {
        if (!word.isEmpty()) {
            words.add(FoldedWord.of(word.toString()));
            word.setLength(0);
        }
    }

    /** Case folded by way of upper case, in which more letters of a pair meet (σ and ς, ſ and s). */
    private static void fold(int point, StringBuilder word) {
        int digit = Character.digit(point, 10);
        if (digit >= 0) {
            word.append((char) ('0' + digit));
        } else if (point == 'ß' || point == 'ẞ') {
            word.append("ss");
        } else {
            word.appendCodePoint(Character.toLowerCase(Character.toUpperCase(point)));
        }
    }

    /** "ca$ino" and "c@sino" are words, "$5" and "@anna" are not. A mail address is an odd word, which does no harm. */
    private static boolean isLetterSign(int point, StringBuilder word, int next) {
        return (point == '$' || point == '@') && !word.isEmpty() && Character.isLetter(next);
    }

    /** Marks that no alphabet owns are accents, and Hebrew's are optional; those of India are half of the letters. */
    private static boolean isPartOfWord(int point) {
        if (Character.isLetterOrDigit(point)) {
            return true;
        }
        int type = Character.getType(point);
        if (type != Character.NON_SPACING_MARK && type != Character.COMBINING_SPACING_MARK) {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(point);
        return script != UnicodeScript.INHERITED && script != UnicodeScript.HEBREW;
    }

    private static boolean isIgnored(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
