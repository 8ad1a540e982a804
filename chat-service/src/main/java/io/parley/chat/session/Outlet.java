package io.parley.chat.session;

import io.parley.contracts.frame.CloseCode;
import io.vertx.core.Future;

/** The one thing a session needs of its transport. */
public interface Outlet {

    /** Writes a text frame; the future ends when the transport has taken it. */
    Future<Void> write(String frame);

    void close(CloseCode code);
}
