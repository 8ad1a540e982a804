package io.parley.chat.content;

import io.vertx.core.Future;

/** What one rule says of a message. */
public sealed interface Judgement {

    /** The answer to nearly every message, made once. */
    Future<Judgement> PASSED = Future.succeededFuture(new Pass());

    record Pass() implements Judgement {}

    /** @param flag a word that the other side's client knows a warning for */
    record Flag(String flag) implements Judgement {}

    /** @param reason what the sender is told: a help for an honest one, without the threshold for the other kind */
    record Reject(String reason) implements Judgement {}
}
