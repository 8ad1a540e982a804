package io.parley.chat.message;

import io.parley.chat.session.Session;
import io.parley.contracts.frame.ServerFrame;

/**
 * Where the answer to one send goes.
 *
 * <p>The one that created a message is answered with its {@code message.created}, in its place among all others; every
 * other outcome is handed to {@link #answer}.
 */
public interface SendReply {

    /** The socket that sent, or null where the message came another way. */
    Session origin();

    /** What the sender wants to see again on the answer, or null. */
    String ref();

    void answer(SendOutcome outcome);

    /** The answer on the socket that sent. */
    record OnSocket(Session origin, String idempotencyKey, String ref) implements SendReply {

        @Override
        public void answer(SendOutcome outcome) {
            if (outcome instanceof SendOutcome.Repeated repeated) {
                origin.send(new ServerFrame.MessageCreated(
                        repeated.first().conversation().toString(),
                        repeated.first().toWire(),
                        idempotencyKey,
                        ref));
            } else if (outcome instanceof SendOutcome.Refused refused) {
                origin.send(new ServerFrame.Failure(refused.code(), refused.message(), ref));
            }
        }
    }
}
