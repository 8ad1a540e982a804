package io.parley.bench.socket;

import io.parley.contracts.frame.ServerFrame;

/** Hears what comes from one socket; on the event loop's thread, which it must not hold up. */
public interface SocketListener {

    /** The session is ready; the socket may send from now on. */
    void ready(ChatSocket socket);

    /** A message came; what the scanner found holds until this returns. */
    void message(byte[] frame, MessageScanner found);

    /** Any other frame that is for the client to act on; pings have been answered already. */
    void frame(ServerFrame frame);

    /** A frame that the protocol does not know. */
    void malformed(String frame);

    /** All that had arrived together has been handed over. */
    default void caughtUp() {}

    /** The socket is closed, once; with 1006 if nobody said why. Not told after {@link ChatSocket#close}. */
    void closed(int code);
}
