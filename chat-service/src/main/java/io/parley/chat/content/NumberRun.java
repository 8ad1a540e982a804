package io.parley.chat.content;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Groups of digits with nothing but separators between them: {@code +7 (999) 123-45-67} is one run of five groups.
 *
 * @param isPlus     whether a plus stands before it that adds nothing up
 * @param groups     the digits, group by group
 * @param separators what stands between a group and the next one
 */
record NumberRun(boolean isPlus, List<String> groups, List<String> separators) {

    /** More than this many characters between two groups make them two numbers. */
    private static final int MAX_SEPARATOR = 3;

    /** Of a part: +33 6 12 34 56 78 has six. */
    private static final int MAX_GROUPS = 7;

    private static final String SEPARATORS = " \t\u00A0-.()/\u2010\u2011\u2012\u2013\u2014\u2212";

    static List<NumberRun> in(String text) {
        List<NumberRun> runs = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (isDigit(text.charAt(at))) {
                at = read(text, at, runs);
            } else {
                at++;
            }
        }
        return runs;
    }

    /**
     * Whether the test holds for the run, or for a part of it that stands by itself: with the run's ends or spaces at its own.
     * Parts have few groups, so the time is linear in the run.
     */
    boolean hasPart(int minDigits, int maxDigits, Predicate<NumberRun> test) {
        if (groups.size() <= maxDigits && isBetween(digits().length(), minDigits, maxDigits) && test.test(this)) {
            return true;
        }
        for (int from = 0; from < groups.size(); from++) {
            if ((from == 0 || isSpace(separators.get(from - 1))) && hasPartFrom(from, minDigits, maxDigits, test)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasPartFrom(int from, int minDigits, int maxDigits, Predicate<NumberRun> test) {
        int digits = 0;
        for (int to = from; to < Math.min(from + MAX_GROUPS, groups.size()) && digits < maxDigits; to++) {
            digits += groups.get(to).length();
            boolean standsAlone = to == groups.size() - 1 || isSpace(separators.get(to));
            if (standsAlone && isBetween(digits, minDigits, maxDigits) && test.test(part(from, to))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBetween(int digits, int min, int max) {
        return digits >= min && digits <= max;
    }

    String digits() {
        return String.join("", groups);
    }

    private NumberRun part(int from, int to) {
        return new NumberRun(isPlus && from == 0, groups.subList(from, to + 1), separators.subList(from, to));
    }

    private static int read(String text, int start, List<NumberRun> runs) {
        List<String> groups = new ArrayList<>();
        List<String> separators = new ArrayList<>();
        int at = start;
        while (true) {
            int end = at;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            // Digits that touch letters belong to a word: an id, a size, half of a hash. So does what was before them.
            if (touchesLetter(text, at, end)) {
                add(text, start, groups, separators.subList(0, Math.max(0, groups.size() - 1)), runs);
                return end;
            }
            groups.add(text.substring(at, end));
            int next = end;
            while (next < text.length() && next - end <= MAX_SEPARATOR && SEPARATORS.indexOf(text.charAt(next)) >= 0) {
                next++;
            }
            if (next - end > MAX_SEPARATOR || next == end || next == text.length() || !isDigit(text.charAt(next))) {
                add(text, start, groups, separators, runs);
                return end;
            }
            separators.add(text.substring(end, next));
            at = next;
        }
    }

    private static void add(
            String text, int start, List<String> groups, List<String> separators, List<NumberRun> runs) {
        if (!groups.isEmpty()) {
            runs.add(new NumberRun(hasPlus(text, start), List.copyOf(groups), List.copyOf(separators)));
        }
    }

    private static boolean hasPlus(String text, int start) {
        int at = start - 1;
        while (at >= 0 && start - at <= 2 && (text.charAt(at) == ' ' || text.charAt(at) == '(')) {
            at--;
        }
        return at >= 0 && text.charAt(at) == '+' && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
    }

    private static boolean touchesLetter(String text, int start, int end) {
        return start > 0 && isWord(text.charAt(start - 1)) || end < text.length() && isWord(text.charAt(end));
    }

    private static boolean isWord(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private static boolean isSpace(String separator) {
        return separator.indexOf(' ') >= 0 || separator.indexOf('\u00A0') >= 0 || separator.indexOf('\t') >= 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
