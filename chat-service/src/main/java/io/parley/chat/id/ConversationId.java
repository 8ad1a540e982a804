package io.parley.chat.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** A conversation's id: opaque to clients, a time-ordered UUID to PostgreSQL, so that new ones lie together. */
public record ConversationId(UUID uuid) {

    private static final String PREFIX = "conv_";

    public static ConversationId create() {
        return new ConversationId(UuidCreator.getTimeOrderedEpoch());
    }

    /** The id, or null for what is none. */
    public static ConversationId parse(String text) {
        UUID uuid = text.startsWith(PREFIX) ? ShortUuid.parse(text, PREFIX.length(), text.length()) : null;
        return uuid == null ? null : new ConversationId(uuid);
    }

    @Override
    public String toString() {
        return PREFIX + ShortUuid.format(uuid);
    }
}
