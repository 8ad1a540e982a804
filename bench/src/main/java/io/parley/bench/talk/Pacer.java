package io.parley.bench.talk;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps the time of the open loop: hands each message to the event loop when it is due, and those that are overdue at once.
 * A thread of its own, because an event loop keeps time to a millisecond only.
 */
final class Pacer extends Thread {

    private final DueTimes times;
    private final long messages;
    private final List<Talker> talkers;
    private final Executor loop;

    Pacer(DueTimes times, long messages, List<Talker> talkers, Executor loop) {
        super("pacer");
        this.times = times;
        this.messages = messages;
        this.talkers = talkers;
        this.loop = loop;
        setDaemon(true);
    }

    @Override
    public void run() {
        long next = 0;
        while (next < messages && !isInterrupted()) {
            long wait = times.due(next) - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            } else {
                next = handOver(next);
            }
        }
    }

    /** Hands over all that are due by now; the first that is not. */
    private long handOver(long first) {
        long now = System.nanoTime();
        long end = first + 1;
        while (end < messages && times.due(end) - now <= 0) {
            end++;
        }
        long behind = end;
        loop.execute(() -> {
            for (long i = first; i < behind; i++) {
                talkers.get((int) (i % talkers.size())).send(times.due(i));
            }
        });
        return end;
    }
}
