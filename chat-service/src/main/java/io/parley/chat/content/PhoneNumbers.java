package io.parley.chat.content;

import java.util.List;
import java.util.Set;

/**
 * Phone numbers as people write them. International ones are known by their plus or 00; national ones by how many digits they
 * have, what they begin with, and how they are grouped, so that dates, prices and years are not taken for them.
 */
final class PhoneNumbers {

    private static final int MIN_DIGITS = 9;
    private static final int MAX_DIGITS = 17;

    /** Countries whose people often leave out the plus; their numbers have twelve digits. */
    private static final Set<String> TWELVE_DIGITS =
            Set.of("375", "380", "992", "993", "994", "995", "996", "998", "491", "447", "919", "918");

    private PhoneNumbers() {}

    static boolean areIn(String text) {
        return NumberRun.in(text).stream()
                .anyMatch(run -> run.hasPart(
                        MIN_DIGITS,
                        MAX_DIGITS,
                        part -> isNumber(part, run.groups().size())));
    }

    private static boolean isNumber(NumberRun part, int groupsOfRun) {
        List<String> groups = part.groups();
        String digits = part.digits();
        return !isDecimal(part)
                && !digits.endsWith("00000")
                && (isInternational(part.isPlus(), groups.get(0), digits)
                        || isRussian(groups, digits)
                        || isAmericanOrIndian(groups, digits)
                        || isTwelveDigits(groups, digits)
                        || isWithTrunkZero(groups, digits)
                        || isFrench(part, digits) && groups.size() == groupsOfRun);
    }

    private static boolean isInternational(boolean isPlus, String first, String digits) {
        if (isPlus) {
            return digits.length() <= 15 && digits.charAt(0) != '0';
        }
        return digits.startsWith("00")
                && digits.length() >= 11
                && digits.charAt(2) != '0'
                && (first.equals("00") || first.length() >= 4);
    }

    /** 8 or 7 and ten digits: in one piece, after a lone 8, or digit by digit. Ten alone are mobile ones, which begin with 9. */
    private static boolean isRussian(List<String> groups, String digits) {
        if (digits.length() == 10) {
            return digits.charAt(0) == '9' && isShaped(groups, "3-3-2-2", "3-3-4", "3-7", "10");
        }
        if (digits.length() != 11 || digits.charAt(0) != '7' && digits.charAt(0) != '8' || digits.charAt(1) < '3') {
            return false;
        }
        int first = groups.get(0).length();
        return groups.size() == 11 || (first == 1 || first >= 4) && haveTwoDigitsEach(groups);
    }

    /** Area codes and exchanges begin with 2 to 9; Indian mobile numbers, in two fives, with 6 to 9. */
    private static boolean isAmericanOrIndian(List<String> groups, String digits) {
        if (digits.length() == 11) {
            return digits.charAt(0) == '1'
                    && digits.charAt(1) >= '2'
                    && digits.charAt(4) >= '2'
                    && isShaped(groups, "1-3-3-4", "1-3-7", "1-10", "11");
        }
        return digits.length() == 10
                && (digits.charAt(0) >= '2' && digits.charAt(3) >= '2' && isShaped(groups, "3-3-4", "3-7", "10")
                        || digits.charAt(0) >= '6' && isShaped(groups, "5-5"));
    }

    private static boolean isTwelveDigits(List<String> groups, String digits) {
        boolean isCardShaped = groups.stream().allMatch(group -> group.length() == 4);
        return digits.length() == 12
                && !isCardShaped
                && TWELVE_DIGITS.contains(digits.substring(0, 3))
                && groups.get(0).length() >= 2
                && haveTwoDigitsEach(groups);
    }

    /** Most of Europe and the East: 0151 23456789, 067 123 45 67, 090-1234-5678. */
    private static boolean isWithTrunkZero(List<String> groups, String digits) {
        int first = groups.get(0).length();
        return hasTrunkZero(digits)
                && (isShaped(groups, "10", "11", "2-8", "2-4-4")
                        || first >= 3
                                && first <= 5
                                && groups.size() >= 2
                                && groups.size() <= 4
                                && haveTwoDigitsEach(groups));
    }

    /** 06 12 34 56 78, and nothing beside it: in pairs stand dates, times and the numbers of a lottery too. */
    private static boolean isFrench(NumberRun part, String digits) {
        return hasTrunkZero(digits)
                && isShaped(part.groups(), "2-2-2-2-2")
                && part.separators().stream().distinct().count() == 1;
    }

    private static boolean hasTrunkZero(String digits) {
        return digits.length() <= 12 && digits.charAt(0) == '0' && digits.charAt(1) != '0';
    }

    /** 3.1415926535 */
    private static boolean isDecimal(NumberRun part) {
        return part.separators().equals(List.of("."));
    }

    private static boolean haveTwoDigitsEach(List<String> groups) {
        return groups.stream().skip(1).allMatch(group -> group.length() >= 2);
    }

    private static boolean isShaped(List<String> groups, String... shapes) {
        StringBuilder shape = new StringBuilder();
        for (String group : groups) {
            shape.append(shape.isEmpty() ? "" : "-").append(group.length());
        }
        return List.of(shapes).contains(shape.toString());
    }
}
