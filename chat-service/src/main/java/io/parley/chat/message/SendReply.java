package io.parley.chat.message;

import io.parley.chat.session.Session;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.trace.TraceParent;

/**
 * Where the answer to one send goes.
 *
 * <p>On a socket the one that created a message is answered with its {@code message.created}, in its place among all others;
 * every other outcome is handed to {@link #answer}.
 */
public interface SendReply {

    /** The socket that sent, or null where the message came another way. */
    Session origin();

    /** What the sender wants to see again on the answer, or null. */
    String ref();

    /** The trace of the session or call that sent. */
    TraceParent trace();

    void answer(SendOutcome outcome);

    /** What was sent breaks a rule of the protocol. */
    void invalid(ErrorCode code, String message);

    /** The answer on the socket that sent. */
    record OnSocket(Session origin, String idempotencyKey, String ref) implements SendReply {

        @Override
        public TraceParent trace() {
            return origin.trace();
        }

        @Override
        public void answer(SendOutcome outcome) {
            if (outcome instanceof SendOutcome.Repeated repeated) {
                origin.send(new ServerFrame.MessageCreated(
                        repeated.first().conversation().toString(),
                        repeated.first().toWire(origin.userId()),
                        idempotencyKey,
                        ref));
            } else if (outcome instanceof SendOutcome.Failed failed) {
                invalid(failed.code(), failed.message());
            }
        }

        @Override
        public void invalid(ErrorCode code, String message) {
            origin.send(new ServerFrame.Failure(code, message, ref));
        }
    }
}
