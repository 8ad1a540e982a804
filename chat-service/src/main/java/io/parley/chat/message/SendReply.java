package io.parley.chat.message;

import io.parley.chat.session.Session;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.trace.TraceParent;

/**
 * Where the answer to one send goes.
 *
 * <p>On a socket a message that is stored, now or the first time, is answered with its {@code message.created}, in its place
 * among all others; what failed is answered by {@link #answer}, which is called in any case, and last.
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

    /**
     * The answer on the socket that sent.
     *
     * @param frame the number of the frame that sent
     */
    record OnSocket(Session origin, String ref, long frame) implements SendReply {

        @Override
        public TraceParent trace() {
            return origin.trace();
        }

        @Override
        public void answer(SendOutcome outcome) {
            if (outcome instanceof SendOutcome.Failed failed) {
                origin.send(new ServerFrame.Failure(failed.code(), failed.message(), ref));
                origin.settle(frame);
            }
            origin.link().sendIsAnswered(frame);
        }

        @Override
        public void invalid(ErrorCode code, String message) {
            throw new IllegalStateException("a frame was checked when it was read");
        }
    }
}
