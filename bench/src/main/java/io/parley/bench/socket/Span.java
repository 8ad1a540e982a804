package io.parley.bench.socket;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where in a frame a string lies, without its quotes and as it is written there. */
public final class Span {

    private int start = -1;
    private int end = -1;

    void clear() {
        start = -1;
        end = -1;
    }

    void set(int from, int to) {
        start = from;
        end = to;
    }

    public boolean isPresent() {
        return start >= 0;
    }

    public int start() {
        return start;
    }

    public int length() {
        return end - start;
    }

    public boolean equalTo(byte[] frame, byte[] value) {
        return isPresent() && Arrays.equals(frame, start, end, value, 0, value.length);
    }

    /** A copy, for what is kept longer than the frame. */
    public String of(byte[] frame) {
        return new String(frame, start, length(), StandardCharsets.UTF_8);
    }
}
