package io.parley.chat.content;

import io.parley.chat.id.ConversationId;
import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * A message that somebody wants to send.
 *
 * @param text           as it would be stored, already cleaned
 * @param messagesBefore asks how many messages the conversation holds; this may cost a read, so a rule asks last
 */
public record Draft(ConversationId conversation, String senderId, String text, Supplier<Future<Long>> messagesBefore) {

    /** Without the text: whatever ends up in a log must not carry it. */
    @Override
    public String toString() {
        return "Draft[" + conversation + " from " + senderId + "]";
    }
}
