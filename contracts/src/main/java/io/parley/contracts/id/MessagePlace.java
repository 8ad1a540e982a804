package io.parley.contracts.id;

import java.util.UUID;

/** What a message's id is made of: the conversation and the number in it. */
public record MessagePlace(UUID conversation, long seq) {

    private static final String PREFIX = "msg_";
    private static final int MAX_DIGITS = 18;

    /** The place, or null for what is no id. */
    public static MessagePlace parse(String text) {
        int separator = text.lastIndexOf('_');
        if (!text.startsWith(PREFIX) || separator < PREFIX.length()) {
            return null;
        }
        UUID conversation = ShortUuid.parse(text, PREFIX.length(), separator);
        long seq = number(text, separator + 1);
        return conversation == null || seq < 1 ? null : new MessagePlace(conversation, seq);
    }

    private static long number(String text, int start) {
        int digits = text.length() - start;
        if (digits < 1 || digits > MAX_DIGITS || text.charAt(start) == '0') {
            return -1;
        }
        long number = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    /** The message's id. */
    @Override
    public String toString() {
        return PREFIX + ShortUuid.format(conversation) + "_" + seq;
    }
}
