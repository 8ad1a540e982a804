package io.parley.chat.message;

import io.parley.chat.id.ConversationId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/**
 * A message that is to be written.
 *
 * @param idempotencyKey the sender's own, or null
 * @param replyTo        the place of the message it answers, or null
 * @param flags          what the reader is to be warned of; words without blanks
 * @param traceparent    the step of the trace that its event belongs to
 */
public record NewMessage(
        ConversationId conversation,
        String senderId,
        String text,
        String idempotencyKey,
        Long replyTo,
        List<String> flags,
        String traceparent) {

    NewMessage flagged(List<String> withFlags) {
        return withFlags.isEmpty()
                ? this
                : new NewMessage(conversation, senderId, text, idempotencyKey, replyTo, withFlags, traceparent);
    }

    /** What the sender's key becomes in the table: 128 bits of a hash over sender and key; null without a key. */
    UUID keyHash() {
        if (idempotencyKey == null) {
            return null;
        }
        MessageDigest digest = sha256();
        byte[] sender = senderId.getBytes(StandardCharsets.UTF_8);
        // The length first, so that no other pair of sender and key runs together into the same bytes.
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(sender.length).flip());
        digest.update(sender);
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(idempotencyKey.getBytes(StandardCharsets.UTF_8)));
        return new UUID(hash.getLong(), hash.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "NewMessage[" + conversation + " from " + senderId + "]";
    }
}
