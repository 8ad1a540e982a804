package io.parley.discovery.pairing;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/** A place in a list of matches, opaque to whoever pages through it: that of the last one shown. */
record MatchCursor(Instant createdAt, UUID match) {

    private static final int BYTES = 3 * Long.BYTES;
    /** Far beyond any match, and within what PostgreSQL can compare. */
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    /** The place, or null for what is none. */
    static MatchCursor parse(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != BYTES) {
                return null;
            }
            // PostgreSQL's own precision.
            Instant createdAt = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
            return createdAt.isBefore(Instant.EPOCH) || createdAt.isAfter(END_OF_TIME)
                    ? null
                    : new MatchCursor(createdAt, new UUID(bytes.getLong(), bytes.getLong()));
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    @Override
    public String toString() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, createdAt))
                .putLong(match.getMostSignificantBits())
                .putLong(match.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
