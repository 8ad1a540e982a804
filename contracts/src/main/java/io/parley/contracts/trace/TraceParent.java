package io.parley.contracts.trace;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A place in a trace, as the header {@code traceparent} has it (W3C Trace Context, version 00).
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero: the same for all that one call or session brings about
 * @param spanId  16 of them: the step within it
 * @param flags   2 of them; 00, as here nothing but ids is recorded
 */
public record TraceParent(String traceId, String spanId, String flags) {

    public static final String HEADER = "traceparent";

    private static final String VERSION = "00-";
    private static final int SPAN_AT = 36;
    private static final int FLAGS_AT = 53;
    private static final int LENGTH = 55;
    private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    /** The header's value; null for what is none, and for null. */
    public static TraceParent parse(String header) {
        if (header == null
                || header.length() != LENGTH
                || !header.startsWith(VERSION)
                || header.charAt(SPAN_AT - 1) != '-'
                || header.charAt(FLAGS_AT - 1) != '-'
                || !isId(header, VERSION.length(), SPAN_AT - 1)
                || !isId(header, SPAN_AT, FLAGS_AT - 1)
                || !isHex(header, FLAGS_AT, LENGTH)) {
            return null;
        }
        return new TraceParent(
                header.substring(VERSION.length(), SPAN_AT - 1),
                header.substring(SPAN_AT, FLAGS_AT - 1),
                header.substring(FLAGS_AT));
    }

    /** The header's value, or a new trace where there is none. */
    public static TraceParent parseOrStart(String header) {
        TraceParent parsed = parse(header);
        return parsed != null ? parsed : start();
    }

    /** A new trace. Its ids tell calls apart and keep no secret, so the random numbers need not be strong. */
    public static TraceParent start() {
        byte[] id = new byte[2 * Long.BYTES * 2];
        ThreadLocalRandom random = ThreadLocalRandom.current();
        writeHex(notZero(random), id, 0);
        writeHex(random.nextLong(), id, 2 * Long.BYTES);
        return new TraceParent(ascii(id), newSpanId(), "00");
    }

    /** The next step in the same trace. */
    public TraceParent next() {
        return new TraceParent(traceId, newSpanId(), flags);
    }

    /** As the header has it. */
    @Override
    public String toString() {
        return VERSION + traceId + '-' + spanId + '-' + flags;
    }

    private static String newSpanId() {
        byte[] id = new byte[2 * Long.BYTES];
        writeHex(notZero(ThreadLocalRandom.current()), id, 0);
        return ascii(id);
    }

    private static long notZero(ThreadLocalRandom random) {
        long number = random.nextLong();
        return number == 0 ? 1 : number;
    }

    private static void writeHex(long number, byte[] to, int at) {
        long rest = number;
        for (int i = at + 2 * Long.BYTES - 1; i >= at; i--) {
            to[i] = DIGITS[(int) (rest & 0xF)];
            rest >>>= 4;
        }
    }

    private static String ascii(byte[] digits) {
        return new String(digits, StandardCharsets.ISO_8859_1);
    }

    private static boolean isId(String header, int from, int to) {
        boolean isZero = true;
        for (int i = from; i < to; i++) {
            isZero &= header.charAt(i) == '0';
        }
        return !isZero && isHex(header, from, to);
    }

    private static boolean isHex(String header, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = header.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
