package io.parley.chat.session;

import java.time.Duration;
import java.util.List;

/**
 * What a device that acknowledges has been shown of one conversation and has not acknowledged yet. A few numbers, however
 * many messages are open: acknowledgements are cumulative, and what has to be sent again is read again.
 */
final class AckWindow {

    /** What the passing of time asks for. */
    enum Due {
        NOTHING,
        SEND_AGAIN,
        /** Sent as often as promised and still not acknowledged. */
        DEAD
    }

    private final List<Duration> pauses;
    private long acknowledged;
    private long newest;
    private int timesSentAgain;
    private long waitingSince;

    /** @param pauses between one sending and the next; after the last one of them again, the socket is dead */
    AckWindow(List<Duration> pauses) {
        this.pauses = pauses;
    }

    void shown(long seq, long nowMillis) {
        if (!isOpen()) {
            // What came before is not asked for: the first message shown opens the window.
            acknowledged = seq - 1;
            restart(nowMillis);
        }
        newest = Math.max(newest, seq);
    }

    void acknowledged(long upTo, long nowMillis) {
        // What was not shown cannot have arrived; a message of the user's own may be named, and stands for all before
        // it.
        long known = Math.min(upTo, newest);
        if (known > acknowledged) {
            acknowledged = known;
            restart(nowMillis);
        }
    }

    /** Of what was open up to the first, only what lies up to the last has to be acknowledged, unless more was shown since. */
    void narrow(long upTo, long last) {
        if (newest == upTo) {
            newest = Math.max(last, acknowledged);
        }
    }

    boolean isOpen() {
        return newest > acknowledged;
    }

    /** The messages that are open lie after this one … */
    long after() {
        return acknowledged;
    }

    /** … and end with this one. */
    long upTo() {
        return newest;
    }

    Due due(long nowMillis) {
        if (!isOpen() || nowMillis - waitingSince < pause().toMillis()) {
            return Due.NOTHING;
        }
        if (timesSentAgain == pauses.size()) {
            return Due.DEAD;
        }
        timesSentAgain++;
        waitingSince = nowMillis;
        return Due.SEND_AGAIN;
    }

    private Duration pause() {
        return pauses.get(Math.min(timesSentAgain, pauses.size() - 1));
    }

    private void restart(long nowMillis) {
        timesSentAgain = 0;
        waitingSince = nowMillis;
    }
}
