package io.parley.contracts.id;

import java.util.UUID;

/** The UUID that a conversation's id is made of. */
public final class ConversationUuid {

    private static final String PREFIX = "conv_";

    private ConversationUuid() {}

    /** What the id is made of, or null for what is no id. */
    public static UUID parse(String text) {
        return text.startsWith(PREFIX) ? ShortUuid.parse(text, PREFIX.length(), text.length()) : null;
    }

    public static String format(UUID conversation) {
        return PREFIX + ShortUuid.format(conversation);
    }
}
