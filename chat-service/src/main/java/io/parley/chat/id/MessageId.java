package io.parley.chat.id;

import java.util.UUID;

/** A message's id is its place: the conversation and the number in it. Whoever holds one needs no look-up. */
public record MessageId(ConversationId conversation, long seq) {

    private static final String PREFIX = "msg_";
    private static final int MAX_DIGITS = 18;

    /** The id, or null for what is none. */
    public static MessageId parse(String text) {
        int separator = text.lastIndexOf('_');
        if (!text.startsWith(PREFIX) || separator < PREFIX.length()) {
            return null;
        }
        UUID conversation = ShortUuid.parse(text, PREFIX.length(), separator);
        long seq = number(text, separator + 1);
        return conversation == null || seq < 1 ? null : new MessageId(new ConversationId(conversation), seq);
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

    @Override
    public String toString() {
        return PREFIX + ShortUuid.format(conversation.uuid()) + "_" + seq;
    }
}
