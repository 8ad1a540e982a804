package io.parley.contracts.frame;

import io.parley.contracts.json.Optional;
import java.time.Instant;

/**
 * A message as clients and other services see it.
 *
 * @param seq     its place in the conversation: 1, 2, 3 … without gaps
 * @param replyTo the id of an earlier message of the same conversation, or null
 */
public record Message(
        String id,
        long seq,
        String senderId,
        String text,
        Instant createdAt,
        @Optional String replyTo) {

    /** Without the text: whatever ends up in a log must not carry it. */
    @Override
    public String toString() {
        return "Message[" + id + " from " + senderId + "]";
    }
}
