package io.parley.chat.conversation;

import io.parley.chat.id.ConversationId;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts what has changed of conversations, or may have, as far as this instance knows. It knows before any of its sockets is told.
 * Conversations share a count, for there are more of them than can be counted: one may seem changed that is not.
 */
public final class Changes {

    private static final int COUNTS = 256;

    private final AtomicLongArray counts = new AtomicLongArray(COUNTS);

    void count(ConversationId id) {
        counts.incrementAndGet(place(id));
    }

    void countAll() {
        for (int place = 0; place < COUNTS; place++) {
            counts.incrementAndGet(place);
        }
    }

    /** To be asked for before conversations are read. */
    public Moment now() {
        long[] now = new long[COUNTS];
        for (int place = 0; place < COUNTS; place++) {
            now[place] = counts.get(place);
        }
        return new Moment(now);
    }

    /** How far the changes had come. */
    public final class Moment {

        private final long[] then;

        private Moment(long[] then) {
            this.then = then;
        }

        /** Whether what was read after this moment is still as it was. */
        public boolean holdsFor(ConversationId id) {
            return counts.get(place(id)) == then[place(id)];
        }
    }

    private static int place(ConversationId id) {
        return Math.floorMod(id.hashCode(), COUNTS);
    }
}
