package io.parley.bench.socket;

import io.parley.bench.terminal.BenchException;
import io.parley.bench.terminal.Progress;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Sockets on their way in: so many at once, until all have a session. Any of them that is refused ends the wait. */
public final class Arrivals {

    private static final int AT_ONCE = 64;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final AtomicInteger ready = new AtomicInteger();
    private volatile String failure;

    /** Waits for a place; whoever gets one opens a socket, whose fate is told here. */
    public void enter() {
        try {
            if (!places.tryAcquire(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BenchException("no session within " + LIMIT.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
        requireNone();
    }

    public void ready() {
        ready.incrementAndGet();
        places.release();
    }

    /** @param why what a person should know of it */
    public void refused(String why) {
        failure = why;
        places.release();
    }

    /** How many have a session. */
    public int count() {
        return ready.get();
    }

    /** Waits until so many have a session. */
    public void await(int all, Progress progress) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (ready.get() < all) {
            requireNone();
            if (System.nanoTime() > deadline) {
                throw new BenchException(
                        all - ready.get() + " sockets have no session after " + LIMIT.toSeconds() + " s");
            }
            progress.show("sockets", ready.get(), all);
            pause();
        }
    }

    private void requireNone() {
        if (failure != null) {
            throw new BenchException("a socket was refused: " + failure);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }
}
