package io.parley.contracts.frame;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.parley.contracts.json.Optional;
import java.time.Instant;
import java.util.List;

/**
 * A message as clients and other services see it.
 *
 * @param seq     its place in the conversation: 1, 2, 3 … without gaps
 * @param replyTo the id of an earlier message of the same conversation, or null
 * @param flags   what the content policy warns the reader of; null where it warns of nothing
 */
public record Message(
        String id,
        long seq,
        String senderId,
        String text,
        Instant createdAt,
        @Optional String replyTo,

        @Optional @JsonInclude(JsonInclude.Include.NON_NULL) List<String> flags) {

    /** Without the text: whatever ends up in a log must not carry it. */
    @Override
    public String toString() {
        return "Message[" + id + " from " + senderId + "]";
    }
}
