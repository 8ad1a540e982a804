package io.parley.contracts.frame;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.parley.contracts.json.Optional;
import java.time.Instant;
import java.util.List;

/** @param profile of the other one, for who is told of it; null where none is known, and in events, which nobody in particular reads */
public record Conversation(
        String id,
        List<String> participantIds,
        Instant createdAt,

        @Optional @JsonInclude(JsonInclude.Include.NON_NULL) Profile profile) {

    public Conversation(String id, List<String> participantIds, Instant createdAt) {
        this(id, participantIds, createdAt, null);
    }

    public Conversation with(Profile other) {
        return new Conversation(id, participantIds, createdAt, other);
    }
}
