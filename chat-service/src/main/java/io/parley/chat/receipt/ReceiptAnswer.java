package io.parley.chat.receipt;

import io.parley.chat.session.Session;
import io.parley.contracts.frame.ClientFrameType;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.trace.TraceParent;

/** Who hears what became of a mark. */
public interface ReceiptAnswer {

    /** The socket that marked, or null where the mark came another way. */
    Session origin();

    String ref();

    /** The trace of the session or call that marked. */
    TraceParent trace();

    /** Whether it is told how far the user has read; who only acknowledged a delivery is told nothing. */
    boolean isForRead();

    /** How far the user has read now; the frame bears the ref. */
    void read(ServerFrame.MessageRead state);

    void refused(ErrorCode code, String message);

    /** The mark is stored, or refused; whoever is told of it has been told. */
    default void settled() {}

    /**
     * On the socket that marked.
     *
     * @param number the number of the frame that marked
     */
    record OnSocket(Session origin, ClientFrameType frame, String ref, long number) implements ReceiptAnswer {

        @Override
        public TraceParent trace() {
            return origin.trace();
        }

        @Override
        public boolean isForRead() {
            return frame == ClientFrameType.READ_SET;
        }

        @Override
        public void read(ServerFrame.MessageRead state) {
            origin.send(state);
        }

        @Override
        public void refused(ErrorCode code, String message) {
            String words = code == ErrorCode.VALIDATION_ERROR ? message + " for " + frame.wireName() : message;
            origin.send(new ServerFrame.Failure(code, words, ref));
            settled();
        }

        @Override
        public void settled() {
            origin.settle(number);
        }
    }
}
