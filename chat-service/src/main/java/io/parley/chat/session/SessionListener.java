package io.parley.chat.session;

/** Hears of sessions that begin and end. */
public interface SessionListener {

    /** The session is ready: what is sent to it from now on reaches its socket. */
    default void opened(Session session) {}

    /** The session's socket is gone. */
    void closed(Session session);
}
