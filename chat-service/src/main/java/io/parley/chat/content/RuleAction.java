package io.parley.chat.content;

import io.vertx.core.Future;

/** What a rule does about a message that matches it. */
public enum RuleAction {
    OFF,
    /** The message is delivered, and the other side's client warns. */
    FLAG,
    /** The message is not sent, and the sender is told. */
    REJECT;

    Future<Judgement> on(String flag, String reason) {
        return switch (this) {
            case OFF -> Judgement.PASSED;
            case FLAG -> Future.succeededFuture(new Judgement.Flag(flag));
            case REJECT -> Future.succeededFuture(new Judgement.Reject(reason));
        };
    }
}
