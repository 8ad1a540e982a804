package io.parley.bench.talk;

import io.parley.bench.terminal.Latency;
import io.parley.contracts.frame.ErrorCode;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all talkers together have come to. Written on the event loop's thread, and read when that has nothing more to write;
 * how much is still awaited may be read at any time.
 */
final class Tally {

    private final Latency toOther = new Latency();
    private final Latency toSelf = new Latency();
    private final Latency lateness = new Latency();
    private final Map<ErrorCode, Long> errors = new EnumMap<>(ErrorCode.class);
    private final Map<Integer, Long> closes = new TreeMap<>();
    private long malformed;
    private String malformedSample;
    private long arrivedInWindow;
    private volatile long awaited;
    private volatile Window window = Window.NONE;

    /** The talk begins; until then there is nothing to measure. */
    void begin(Window measured) {
        window = measured;
    }

    Window window() {
        return window;
    }

    /** A message went out: the other has to see it, and its sender to hear of it. */
    void sent(long due, long now) {
        if (window.contains(due)) {
            lateness.add(now - due);
        }
        await(2);
    }

    void arrived(long due, long now) {
        if (window.contains(due)) {
            toOther.add(now - due);
        }
        if (window.contains(now)) {
            arrivedInWindow++;
        }
        await(-1);
    }

    void answered(long due, long now) {
        if (window.contains(due)) {
            toSelf.add(now - due);
        }
        await(-1);
    }

    /** A message was refused: neither will see it. */
    void refused() {
        await(-2);
    }

    void error(ErrorCode code) {
        errors.merge(code, 1L, Long::sum);
    }

    void closed(int code) {
        closes.merge(code, 1L, Long::sum);
    }

    /** A frame that is not what the protocol says; the first one is kept for the person who has to look. */
    void malformed(String frame) {
        malformed++;
        malformedSample = malformedSample == null ? frame : malformedSample;
    }

    /** How many arrivals and answers are still to come. */
    long awaited() {
        return awaited;
    }

    long arrivedInWindow() {
        return arrivedInWindow;
    }

    Latency.Summary toOther() {
        return toOther.summary();
    }

    Latency.Summary toSelf() {
        return toSelf.summary();
    }

    Latency.Summary lateness() {
        return lateness.summary();
    }

    Map<ErrorCode, Long> errors() {
        return errors;
    }

    Map<Integer, Long> closes() {
        return closes;
    }

    long malformedFrames() {
        return malformed;
    }

    String malformedSample() {
        return malformedSample;
    }

    /** One thread writes it, so that reading and writing it need not be one step. */
    private void await(int more) {
        long before = awaited;
        awaited = before + more;
    }
}
