package io.parley.chat.listing;

import io.parley.chat.id.ConversationId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/** A place in a list of conversations, opaque to whoever pages through it. */
record ListCursor(Instant activity, ConversationId conversation) {

    private static final int BYTES = 3 * Long.BYTES;
    /** Far beyond any message, and within what PostgreSQL can compare. */
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    /** The place, or null for what is none. */
    static ListCursor parse(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != BYTES) {
                return null;
            }
            // PostgreSQL's own precision.
            Instant activity = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
            if (activity.isBefore(Instant.EPOCH) || activity.isAfter(END_OF_TIME)) {
                return null;
            }
            return new ListCursor(activity, new ConversationId(new UUID(bytes.getLong(), bytes.getLong())));
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    @Override
    public String toString() {
        UUID id = conversation.uuid();
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, activity))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
