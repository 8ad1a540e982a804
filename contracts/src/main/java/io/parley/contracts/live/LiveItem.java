package io.parley.contracts.live;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.parley.contracts.frame.TypingState;
import io.parley.contracts.json.Optional;
import java.time.Instant;
import java.util.List;

/** One thing that instances tell each other. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LiveItem.Frame.class, name = "frame"),
    @JsonSubTypes.Type(value = LiveItem.NewMessage.class, name = "message"),
    @JsonSubTypes.Type(value = LiveItem.Head.class, name = "head"),
    @JsonSubTypes.Type(value = LiveItem.Typing.class, name = "typing"),
    @JsonSubTypes.Type(value = LiveItem.PresenceChange.class, name = "presence"),
    @JsonSubTypes.Type(value = LiveItem.ConversationChange.class, name = "conversation")
})
public sealed interface LiveItem {

    /**
     * A frame for every device of some users, with no order to keep. What other services send to sockets is of this kind.
     *
     * @param audience the users
     * @param frame    the frame as it goes on the socket
     */
    record Frame(List<String> audience, String frame) implements LiveItem {}

    /**
     * A message was stored. Each socket sees a conversation's messages in the order of {@code seq}.
     *
     * @param previousAt when the message before it was stored; null for a conversation's first
     * @param versions   the frame as each user sees it
     */
    record NewMessage(
            String conversationId,
            long seq,
            String senderId,
            @Optional Instant previousAt,
            List<Version> versions) implements LiveItem {}

    /** A frame as one user sees it. */
    record Version(String userId, String frame) {}

    /** A conversation's newest message is at least this one: who has not shown it yet has missed it. */
    record Head(String conversationId, long seq, Instant lastMessageAt, List<String> participantIds)
            implements LiveItem {}

    /** A user types, or has stopped. */
    record Typing(String conversationId, String userId, TypingState state) implements LiveItem {}

    /** A user's presence is another now; for those who watch the user. */
    record PresenceChange(String userId, String frame) implements LiveItem {}

    /** A conversation is not what it was: what is remembered of it is to be forgotten. */
    record ConversationChange(String conversationId) implements LiveItem {}
}
