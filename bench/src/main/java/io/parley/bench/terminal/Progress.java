package io.parley.bench.terminal;

import java.util.Locale;

/** One line on standard error that is written over and over; nothing at all where that is no terminal. For any thread. */
public final class Progress implements AutoCloseable {

    private static final int BAR = 30;

    private final boolean isShown;
    private int width;

    public Progress(boolean isShown) {
        this.isShown = isShown;
    }

    /** As the launcher script has seen it: {@code System.console()} also looks at standard input and output. */
    public static Progress onTerminal() {
        return new Progress(Boolean.getBoolean("parley.bench.terminal"));
    }

    public synchronized void show(String what, long done, long all) {
        if (isShown) {
            String line = line(what, done, all);
            System.err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            width = line.length();
        }
    }

    static String line(String what, long done, long all) {
        double part = all <= 0 ? 1 : Math.max(0, Math.min(1, (double) done / all));
        int full = (int) (part * BAR);
        return String.format(
                Locale.ROOT, "[%s%s] %3d %%  %s", "#".repeat(full), ".".repeat(BAR - full), (int) (part * 100), what);
    }

    /** Takes the line away. */
    @Override
    public synchronized void close() {
        if (isShown && width > 0) {
            System.err.print("\r" + " ".repeat(width) + "\r");
            width = 0;
        }
    }
}
