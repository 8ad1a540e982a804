package io.parley.chat.content;

import io.vertx.core.Future;

/**
 * One reason to reject a message, or to warn of it. Rules are beans; {@code @Priority} says which is asked first.
 *
 * <p>{@link #judge} is called on an event loop, by several at once, for every message: it must not block, and should answer
 * with a completed future where it can. {@link Judgement#PASSED} is one.
 */
public interface ContentRule {

    /** The tag of this rule's metrics; there is one of each name. */
    String name();

    /** Asked once, at the start: a rule that is off costs nothing. */
    default boolean isEnabled() {
        return true;
    }

    Future<Judgement> judge(Draft draft);
}
