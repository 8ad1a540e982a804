package io.parley.bench.talk;

import java.util.BitSet;

/**
 * What one socket has seen of its conversation: of each of the two sides every number once, and every {@code seq} one above
 * the last.
 */
final class Inbox {

    private static final long NOTHING_YET = -1;

    private final BitSet[] seen = {new BitSet(), new BitSet()};
    private long lastSeq = NOTHING_YET;
    private long duplicates;
    private long disorders;

    /** Notes a message of this run; whether it is seen for the first time. */
    boolean add(int side, int number, long seq) {
        if (seen[side].get(number)) {
            // It was sent again; that it stands behind its place is the same fault, not a second one.
            duplicates++;
            return false;
        }
        seen[side].set(number);
        follow(seq);
        return true;
    }

    /** Notes a message of somebody else, which takes its place in the conversation all the same. */
    void follow(long seq) {
        if (lastSeq != NOTHING_YET && seq != lastSeq + 1) {
            disorders++;
        }
        lastSeq = Math.max(lastSeq, seq);
    }

    int count(int side) {
        return seen[side].cardinality();
    }

    long duplicates() {
        return duplicates;
    }

    /** Places at which {@code seq} did not rise by one. */
    long disorders() {
        return disorders;
    }
}
