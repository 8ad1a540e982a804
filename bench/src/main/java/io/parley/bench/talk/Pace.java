package io.parley.bench.talk;

/** What makes the next message go out. */
sealed interface Pace {

    /** The clock: so many messages a second of all senders together, however long the answers take. */
    record OpenLoop(int messagesASecond) implements Pace {}

    /** The answer to one before it: so many of each sender are on their way. */
    record ClosedLoop(int inFlight) implements Pace {}
}
