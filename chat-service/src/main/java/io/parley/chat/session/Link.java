package io.parley.chat.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;

/**
 * What a session and its gateway count together: the client's frames, and the sends that have no answer yet. Frames are counted
 * by who reads the socket, answers come from anywhere.
 */
public final class Link {

    private record Waiting(long upTo, Runnable action) {}

    private final boolean isLinked;
    private long frames;
    private volatile Instant lostSince;

    /** The frames of sends without an answer. Guarded by this, as what is below. */
    private final TreeSet<Long> sends = new TreeSet<>();

    private List<Waiting> waiting = List.of();

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

    /** Since when the session was without a link, at the earliest; null for one that always had this one. */
    public Instant lostSince() {
        return lostSince;
    }

    public void lostSince(Instant time) {
        lostSince = time;
    }

    public synchronized void sendBegins(long frame) {
        sends.add(frame);
    }

    public void sendIsAnswered(long frame) {
        List<Waiting> due = new ArrayList<>(0);
        synchronized (this) {
            sends.remove(frame);
            for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
                Waiting one = all.next();
                if (areAnswered(one.upTo)) {
                    all.remove();
                    due.add(one);
                }
            }
        }
        due.forEach(one -> one.action.run());
    }

    /** Whether some message of this socket is on its way into PostgreSQL, and may be there before its answer is here. */
    public synchronized boolean awaitsAnswers() {
        return !sends.isEmpty();
    }

    /**
     * Does it, once, when every send that has begun by now is answered; at once, if that is so.
     */
    public void whenSendsAreAnswered(Runnable action) {
        synchronized (this) {
            if (!sends.isEmpty()) {
                if (waiting.isEmpty()) {
                    waiting = new ArrayList<>();
                }
                waiting.add(new Waiting(sends.last(), action));
                return;
            }
        }
        action.run();
    }

    private boolean areAnswered(long upTo) {
        return sends.isEmpty() || sends.first() > upTo;
    }
}
