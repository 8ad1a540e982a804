package io.parley.discovery.candidate;

import io.parley.contracts.frame.FrameLimits;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * A place in a list of candidates, opaque to whoever pages through it: that of the last one shown.
 *
 * @param likesAsker which of the two parts of the list it is in; those who like the asker are the first
 */
record Cursor(boolean likesAsker, long place, String userId) {

    private static final int HEAD = 1 + Long.BYTES;

    /** The place, or null for what is none. */
    static Cursor parse(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() <= HEAD) {
                return null;
            }
            byte part = bytes.get();
            long place = bytes.getLong();
            String userId = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            boolean isPlace = (part == 0 || part == 1)
                    && place >= 0
                    && userId.length() <= FrameLimits.MAX_NAME_CHARACTERS
                    && userId.indexOf(0) < 0;
            return isPlace ? new Cursor(part == 1, place, userId) : null;
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            return null;
        }
    }

    /** The hour in which that one was active last: it is what places count first. */
    Instant hour() {
        return Instant.EPOCH.plus(place >> 32, ChronoUnit.HOURS);
    }

    @Override
    public String toString() {
        byte[] id = userId.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = ByteBuffer.allocate(HEAD + id.length)
                .put((byte) (likesAsker ? 1 : 0))
                .putLong(place)
                .put(id)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
