package io.parley.chat.session;

import java.time.Duration;

/**
 * What a session and its gateway count together: the client's frames, and the sends that have no answer yet. Frames are counted
 * by who reads the socket, answers come from anywhere.
 */
public final class Link {

    private final boolean isLinked;
    private long frames;
    private volatile Duration lostFor = Duration.ZERO;

    /** Guarded by this, as what is below. */
    private int sends;

    private Runnable whenAnswered;

    /** @param isLinked whether there is a gateway that counts too */
    Link(boolean isLinked) {
        this.isLinked = isLinked;
    }

    public boolean isLinked() {
        return isLinked;
    }

    /** The number of the frame that has just come. */
    public long nextFrame() {
        return ++frames;
    }

    /** For how long the session may have been without a link. */
    public Duration lostFor() {
        return lostFor;
    }

    public void lostFor(Duration time) {
        lostFor = time;
    }

    public synchronized void sendBegins() {
        sends++;
    }

    public void sendIsAnswered() {
        Runnable due;
        synchronized (this) {
            sends--;
            due = sends == 0 ? whenAnswered : null;
            whenAnswered = due == null ? whenAnswered : null;
        }
        if (due != null) {
            due.run();
        }
    }

    /** Whether some message of this socket is on its way into PostgreSQL, and may be there before its answer is here. */
    public synchronized boolean awaitsAnswers() {
        return sends > 0;
    }

    /** Does it, once, when no send is without its answer; now, if that is so. */
    public void whenSendsAreAnswered(Runnable action) {
        synchronized (this) {
            if (sends > 0) {
                whenAnswered = action;
                return;
            }
        }
        action.run();
    }
}
