package io.parley.chat.content;

import io.parley.chat.id.ConversationId;
import io.vertx.core.Future;

/** Drafts of the first message of a conversation, unless they are of more. */
final class Drafts {

    private Drafts() {}

    static Draft of(String text) {
        return of(text, 0);
    }

    static Draft of(String text, long messagesBefore) {
        return new Draft(ConversationId.create(), "anna", text, () -> Future.succeededFuture(messagesBefore));
    }

    static Draft by(String sender, ConversationId conversation, String text) {
        return new Draft(conversation, sender, text, () -> {
            throw new AssertionError("a read that nobody needs");
        });
    }

    static Draft ofMine(String text) {
        return by("anna", ConversationId.create(), text);
    }
}
