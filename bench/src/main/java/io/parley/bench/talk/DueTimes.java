package io.parley.bench.talk;

/**
 * When each message of the open loop is due: evenly spread, without drift, and each sender in turn.
 *
 * @param begin when the first one is due, on the clock of {@link System#nanoTime}
 */
record DueTimes(long begin, int messagesASecond) {

    private static final long SECOND = 1_000_000_000;

    long due(long message) {
        // Whole seconds apart from the rest, so that the product cannot overflow.
        return begin + message / messagesASecond * SECOND + message % messagesASecond * SECOND / messagesASecond;
    }

    long messagesIn(int seconds) {
        return (long) messagesASecond * seconds;
    }
}
