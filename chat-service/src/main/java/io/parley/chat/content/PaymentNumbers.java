package io.parley.chat.content;

import java.util.List;

/** Numbers of bank cards and accounts (IBAN), each with its check digits right: a long number by itself is nothing. */
final class PaymentNumbers {

    private static final int MIN_DIGITS = 15;
    private static final int MAX_DIGITS = 19;

    private PaymentNumbers() {}

    static boolean areIn(String text) {
        return Iban.isIn(text)
                || NumberRun.in(text).stream()
                        .anyMatch(run -> run.hasPart(MIN_DIGITS, MAX_DIGITS, PaymentNumbers::isCard));
    }

    private static boolean isCard(NumberRun part) {
        String digits = part.digits();
        return !part.isPlus()
                && digits.length() != 17
                && digits.charAt(0) >= '2'
                && digits.charAt(0) <= '6'
                && (digits.length() == 15 ? isAmexShaped(part.groups()) : isCardShaped(part.groups()))
                && part.separators().stream().allMatch(between -> between.equals(" ") || between.equals("-"))
                && passesLuhn(digits);
    }

    private static boolean isAmexShaped(List<String> groups) {
        String first = groups.get(0);
        return (first.startsWith("34") || first.startsWith("37"))
                && (groups.size() == 1
                        || groups.size() == 3
                                && first.length() == 4
                                && groups.get(1).length() == 6);
    }

    private static boolean isCardShaped(List<String> groups) {
        return groups.size() == 1
                || groups.subList(0, groups.size() - 1).stream().allMatch(group -> group.length() == 4);
    }

    private static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit < 5 ? 2 * digit : 2 * digit - 9;
        }
        return sum % 10 == 0;
    }
}
