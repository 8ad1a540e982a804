package io.parley.chat.session;

import io.parley.chat.session.Places.Offer;
import java.util.TreeMap;

/**
 * How far one socket has come in one conversation. Everything up to {@code last} was shown, or lies before the session; what
 * is known to exist beyond it is either shown in its turn or waited for.
 */
final class Place {

    /** Beyond this, frames are not kept but read again. */
    private static final int MAX_HELD = 64;

    private static final long UNKNOWN = -1;

    /** @param isAnswer whether this socket waits for it, and gets it even where the message itself came in another way */
    private record Held(String frame, boolean own, boolean isAnswer) {}

    private final Places.Showing showing;
    private long first = UNKNOWN;
    private long last = UNKNOWN;
    private long newest;
    private boolean behind;
    private boolean frozen;
    private boolean syncing;
    private boolean synced;
    private boolean resumes;
    private TreeMap<Long, Held> held;

    Place(Places.Showing showing) {
        this.showing = showing;
    }

    boolean isKnown() {
        return last != UNKNOWN;
    }

    boolean isBehind() {
        return behind;
    }

    long last() {
        return last;
    }

    long newest() {
        return newest;
    }

    boolean isSyncing() {
        return syncing;
    }

    /** The socket was shown these when it had another link. */
    void restore(long first, long last) {
        this.first = first;
        this.last = last;
        this.newest = last;
    }

    /** What is missing is nobody's business before {@link #thaw}. */
    void freeze() {
        frozen = true;
        behind = true;
    }

    /** Answers whether something is missing, which has to be read from now on. */
    boolean thaw() {
        frozen = false;
        if (isKnown()) {
            return settle();
        }
        behind = newest > 0;
        return behind;
    }

    /** What comes next is {@code last + 1}. */
    void begin(long last) {
        if (!isKnown()) {
            this.first = last + 1;
            this.last = last;
        }
    }

    /** A message arrived, in its turn or not. */
    Offer offer(long seq, String frame, boolean own, boolean isAnswer) {
        if (isKnown() && seq <= last) {
            return Offer.ALREADY_SHOWN;
        }
        newest = Math.max(newest, seq);
        if (isKnown() && !syncing && seq == last + 1 && (isAnswer || !frozen)) {
            show(seq, frame, own);
            settle();
            return Offer.SHOWN;
        }
        hold(seq, new Held(frame, own, isAnswer));
        return fallBehind() ? Offer.BEHIND : Offer.WAITS;
    }

    /** Something is said to exist that was not shown; answers whether that is news. */
    boolean learn(long seq) {
        if (isKnown() && seq <= last) {
            return false;
        }
        newest = Math.max(newest, seq);
        return fallBehind();
    }

    /** A message that was read: shown if it is the next one, as it arrived if it did arrive. */
    void fill(long seq, String frame, boolean own) {
        if (behind && !syncing && isKnown() && seq == last + 1) {
            Held arrived = held == null ? null : held.remove(seq);
            show(seq, arrived == null ? frame : arrived.frame, own);
        }
    }

    /** Shows what was held and is in turn now; answers whether something is still missing. */
    boolean settle() {
        if (syncing || !isKnown()) {
            return behind;
        }
        while (held != null
                && !held.isEmpty()
                && held.firstKey() <= last + 1
                && (held.firstEntry().getValue().isAnswer || !frozen)) {
            var next = held.pollFirstEntry();
            if (next.getKey() == last + 1) {
                show(next.getKey(), next.getValue().frame, next.getValue().own);
            } else if (next.getValue().isAnswer) {
                showing.answer(next.getValue().frame);
            }
        }
        behind = frozen || newest > last;
        if (newest <= last) {
            held = null;
        }
        return behind;
    }

    /**
     * The device says what it holds; answers what it has to be sent beyond that. What this socket has been shown before it asked is
     * not sent a second time, unless the device asks again.
     */
    Places.SyncRange beginSync(long mark) {
        boolean again = synced;
        synced = true;
        if (!isKnown() || resumes && !behind) {
            begin(mark);
            resumes = false;
            syncing = true;
            behind = true;
            return new Places.SyncRange(mark, Long.MAX_VALUE);
        }
        long upTo = again ? last : Math.min(last, first - 1);
        if (!again) {
            first = Math.min(first, mark + 1);
        }
        return new Places.SyncRange(mark, upTo);
    }

    /** The sync has come this far. */
    void synced(long upTo) {
        last = Math.max(last, upTo);
        newest = Math.max(newest, last);
    }

    /**
     * Live messages go on from where the sync ended; answers whether something is missing in between. One that was given up
     * before its end leaves the rest to the next sync.
     */
    boolean endSync(boolean isWhole) {
        syncing = false;
        resumes = !isWhole;
        return settle();
    }

    /** What was said to exist does not: nothing is missing. */
    void abandon() {
        newest = last;
        behind = false;
        held = null;
    }

    private boolean fallBehind() {
        boolean isNew = !behind;
        behind = true;
        return isNew;
    }

    private void show(long seq, String frame, boolean own) {
        last = seq;
        showing.show(seq, frame, own);
    }

    private void hold(long seq, Held frame) {
        if (held == null) {
            held = new TreeMap<>();
        }
        if (held.size() < MAX_HELD || frame.isAnswer) {
            held.merge(seq, frame, (before, now) -> before.isAnswer && !now.isAnswer ? before : now);
        }
    }
}
