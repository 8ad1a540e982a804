package io.parley.chat.content;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Says whether two texts of a sender are the same, without either: case, accents, punctuation and emoji make no difference. It
 * is taken of every message, so it is a plain hash; its seeds are drawn at the start, and nobody outside can aim at it.
 */
final class TextHash {

    private static final long FIRST_SEED = ThreadLocalRandom.current().nextLong();
    private static final long SECOND_SEED = ThreadLocalRandom.current().nextLong();
    private static final long FIRST_FACTOR = 0x100000001B3L;
    private static final long SECOND_FACTOR = 0x9E3779B97F4A7C15L;

    private long first = FIRST_SEED;
    private long second = SECOND_SEED;
    private boolean hasWords;

    private TextHash() {}

    static UUID of(String senderId, String text) {
        TextHash hash = new TextHash();
        hash.add(senderId);
        if (!hash.addPlainWords(text)) {
            FoldedText.words(text).forEach(word -> hash.addWord(word.plain()));
        }
        if (!hash.hasWords) {
            // Nothing but signs: then the signs are what is the same.
            hash.addWord(text);
        }
        return new UUID(hash.first, hash.second);
    }

    /**
     * Adds the words of a text in which each letter is what it is, without taking it apart; answers false, having added nothing,
     * for one that has to be folded.
     */
    private boolean addPlainWords(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~' || c == '$' || c == '@') {
                return false;
            }
        }
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char folded = c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
            boolean isPart = folded >= 'a' && folded <= 'z' || folded >= '0' && folded <= '9';
            if (isPart) {
                if (!inWord) {
                    beginWord();
                }
                add(folded);
            }
            inWord = isPart;
        }
        return true;
    }

    private void addWord(String word) {
        beginWord();
        add(word);
    }

    /** NUL, which neither a user's id nor a text holds, keeps neighbours apart. */
    private void beginWord() {
        hasWords = true;
        add('\0');
    }

    private void add(String part) {
        for (int i = 0; i < part.length(); i++) {
            add(part.charAt(i));
        }
    }

    private void add(char c) {
        first = (first ^ c) * FIRST_FACTOR;
        second = Long.rotateLeft((second + c) * SECOND_FACTOR, 29);
    }
}
