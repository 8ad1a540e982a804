package io.parley.chat.message;

import io.parley.chat.id.ConversationId;
import io.parley.chat.id.MessageId;
import io.parley.contracts.frame.Message;
import java.time.Instant;

/** A message in its place. */
public record StoredMessage(MessageId id, String senderId, String text, Long replyTo, Instant createdAt) {

    public ConversationId conversation() {
        return id.conversation();
    }

    public Message toWire() {
        return new Message(
                id.toString(),
                id.seq(),
                senderId,
                text,
                createdAt,
                replyTo == null ? null : new MessageId(id.conversation(), replyTo).toString());
    }

    @Override
    public String toString() {
        return "StoredMessage[" + id + " from " + senderId + "]";
    }
}
