package io.parley.chat.message;

import io.parley.chat.id.ConversationId;
import io.parley.chat.id.MessageId;
import io.parley.contracts.frame.Message;
import java.time.Instant;
import java.util.List;

/** A message in its place. */
public record StoredMessage(
        MessageId id, String senderId, String text, Long replyTo, Instant createdAt, List<String> flags) {

    public ConversationId conversation() {
        return id.conversation();
    }

    public long seq() {
        return id.seq();
    }

    /** The message as a user sees it: whoever wrote it is not told what others are warned of. */
    public Message toWire(String viewer) {
        return new Message(
                id.toString(),
                id.seq(),
                senderId,
                text,
                createdAt,
                replyTo == null ? null : new MessageId(id.conversation(), replyTo).toString(),
                flags.isEmpty() || viewer.equals(senderId) ? null : flags);
    }

    @Override
    public String toString() {
        return "StoredMessage[" + id + " from " + senderId + "]";
    }
}
