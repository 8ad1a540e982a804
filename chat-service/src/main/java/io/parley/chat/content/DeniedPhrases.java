package io.parley.chat.content;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The denied words and phrases, found by their first word; what a text costs grows with its words, not with the list. */
final class DeniedPhrases {

    /** Skeletons of shorter phrases are met by chance: "4k" would be "ak". */
    private static final int MIN_SKELETON = 3;

    private final Map<String, List<List<String>>> plain = new HashMap<>();
    private final Map<String, List<List<String>>> skeletons = new HashMap<>();

    DeniedPhrases(Collection<String> entries) {
        for (String entry : entries) {
            List<FoldedWord> words = FoldedText.words(entry);
            if (!words.isEmpty()) {
                add(plain, words.stream().map(FoldedWord::plain).toList());
                List<String> skeleton = words.stream().map(FoldedWord::skeleton).toList();
                if (String.join("", skeleton).length() >= MIN_SKELETON) {
                    add(skeletons, skeleton);
                }
            }
        }
    }

    boolean isEmpty() {
        return plain.isEmpty();
    }

    boolean areIn(List<FoldedWord> text) {
        List<String> words = text.stream().map(FoldedWord::plain).toList();
        if (isAnyIn(words, plain, match -> true)) {
            return true;
        }
        if (text.stream().noneMatch(FoldedWord::isDisguised)) {
            return false;
        }
        // An honest word has a skeleton too: a phrase of such words alone is none.
        List<String> bones = text.stream().map(FoldedWord::skeleton).toList();
        return isAnyIn(bones, skeletons, match -> text.subList(match.from(), match.to()).stream()
                .anyMatch(FoldedWord::isDisguised));
    }

    private record Match(int from, int to) {}

    private static boolean isAnyIn(
            List<String> words, Map<String, List<List<String>>> phrases, Predicate<Match> isMeant) {
        for (int i = 0; i < words.size(); i++) {
            for (List<String> phrase : phrases.getOrDefault(words.get(i), List.of())) {
                if (startsAt(i, words, phrase) && isMeant.test(new Match(i, i + phrase.size()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean startsAt(int start, List<String> words, List<String> phrase) {
        return start + phrase.size() <= words.size()
                && words.subList(start, start + phrase.size()).equals(phrase);
    }

    private static void add(Map<String, List<List<String>>> phrases, List<String> phrase) {
        phrases.computeIfAbsent(phrase.get(0), first -> new ArrayList<>()).add(phrase);
    }
}
