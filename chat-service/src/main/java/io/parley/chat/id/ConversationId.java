package io.parley.chat.id;

import com.github.f4b6a3.uuid.UuidCreator;
import io.parley.contracts.id.ConversationUuid;
import java.util.UUID;

/** A conversation's id: opaque to clients, a time-ordered UUID to PostgreSQL, so that new ones lie together. */
public record ConversationId(UUID uuid) {

    public static ConversationId create() {
        return new ConversationId(UuidCreator.getTimeOrderedEpoch());
    }

    /** The id, or null for what is none. */
    public static ConversationId parse(String text) {
        UUID uuid = ConversationUuid.parse(text);
        return uuid == null ? null : new ConversationId(uuid);
    }

    @Override
    public String toString() {
        return ConversationUuid.format(uuid);
    }
}
