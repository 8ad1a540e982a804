package io.parley.kit.batch;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;

/**
 * Collects items for as long as a flush is under way and hands them on together.
 *
 * <p>Under no load an item goes at once, alone; the more there is, the more go together. Items leave in the order they came,
 * and never two flushes run at a time. Any thread may offer; a flush starts on the thread that made it possible and must
 * not block.
 *
 * <p>Bounded: {@link #offer} refuses when {@code maxWaiting} items wait.
 */
public final class Batcher<T> {

    private final int maxBatch;
    private final int maxWaiting;
    private final Function<List<T>, Future<Void>> flush;

    private final Queue<T> waiting = new ArrayDeque<>();
    private boolean flushing;

    /** @param flush takes a batch; its future ends, in whatever way, when the next batch may go */
    public Batcher(int maxBatch, int maxWaiting, Function<List<T>, Future<Void>> flush) {
        this.maxBatch = maxBatch;
        this.maxWaiting = maxWaiting;
        this.flush = flush;
    }

    /** Takes the item, or answers false because too many wait already. */
    public boolean offer(T item) {
        List<T> batch;
        synchronized (waiting) {
            if (waiting.size() >= maxWaiting) {
                return false;
            }
            waiting.add(item);
            batch = nextBatch();
        }
        start(batch);
        return true;
    }

    /** How many items wait for the flush under way to end. */
    public int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    private void start(List<T> batch) {
        if (batch != null) {
            flush.apply(batch).onComplete(ended -> next());
        }
    }

    private void next() {
        List<T> batch;
        synchronized (waiting) {
            flushing = false;
            batch = nextBatch();
        }
        start(batch);
    }

    /** Called with the lock held: what may go now, or null. */
    private List<T> nextBatch() {
        if (flushing || waiting.isEmpty()) {
            return null;
        }
        flushing = true;
        int size = Math.min(maxBatch, waiting.size());
        List<T> batch = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            batch.add(waiting.remove());
        }
        return batch;
    }
}
