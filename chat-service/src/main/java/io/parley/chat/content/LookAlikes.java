package io.parley.chat.content;

import java.util.HashMap;
import java.util.Map;

/** Letters and digits that are taken for Latin letters, as people do who hide a word from a filter. Lower case only. */
final class LookAlikes {

    /** Each pair: a character, and the Latin letter for it. i, l and 1 are one: nobody can tell them apart. */
    private static final String CYRILLIC = "аaбbвbгrдdеeзeиuкkмmнhоoрpсcтtуyхxчaьbэeіiїiӏiјjѕsԁdһhԛqԝwғfқkұyөoңh";

    private static final String GREEK = "αaβbγyδdεeζzηnιiκkμuνvοoρpσoτtυuχxωw";
    private static final String DIGITS = "0o1i2z3e4a5s6b7t8b9g$s@ali";

    /** Letters of small alphabets; in a word of the usual Cyrillic ones they are there to deceive. */
    private static final String RARE = "ѕԁһԛԝ";

    private static final Map<Character, Character> LATIN = new HashMap<>();

    static {
        for (String pairs : new String[] {CYRILLIC, GREEK, DIGITS}) {
            for (int i = 0; i < pairs.length(); i += 2) {
                LATIN.put(pairs.charAt(i), pairs.charAt(i + 1));
            }
        }
    }

    private LookAlikes() {}

    static char latin(char c) {
        return LATIN.getOrDefault(c, c);
    }

    static boolean isRare(char c) {
        return RARE.indexOf(c) >= 0;
    }
}
