package io.parley.notification.list;

/** A notification's id: its number in the list of its user. */
final class NotificationId {

    private static final String PREFIX = "ntf_";
    private static final int MAX_DIGITS = 18;

    private NotificationId() {}

    static String format(long number) {
        return PREFIX + number;
    }

    /** The number, or 0 for what is no id. */
    static long parse(String text) {
        String digits = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "";
        return digits.isEmpty()
                        || digits.length() > MAX_DIGITS
                        || digits.charAt(0) == '0'
                        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')
                ? 0
                : Long.parseLong(digits);
    }
}
