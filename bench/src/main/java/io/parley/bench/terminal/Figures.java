package io.parley.bench.terminal;

import java.util.Locale;

/** How numbers look in the tables. */
public final class Figures {

    public static final String UNKNOWN = "not known here";

    private Figures() {}

    /** {@code 12,345}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 12.3}; in words where there is none. */
    public static String tenths(Double number) {
        return number == null ? UNKNOWN : String.format(Locale.ROOT, "%,.1f", number);
    }

    /** {@code 0.04}; in words where there is none. */
    public static String hundredths(Double number) {
        return number == null ? UNKNOWN : String.format(Locale.ROOT, "%,.2f", number);
    }

    /** Microseconds as milliseconds, with as many digits as say something: {@code 0.412 ms}, {@code 46.1 ms}. */
    public static String millis(long micros) {
        double millis = micros / 1000.0;
        return String.format(Locale.ROOT, millis < 10 ? "%.3f ms" : millis < 1000 ? "%.1f ms" : "%,.0f ms", millis);
    }

    /** To two digits after the point, for JSON. */
    public static double rounded(double number) {
        return Math.round(number * 100) / 100.0;
    }
}
