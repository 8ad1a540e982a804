package io.parley.local;

import java.io.PrintStream;

/** The launcher's output: a line an event, with the part it is about in front, in that part's colour. */
final class Console {

    private static final String[] COLOURS = {"\u001b[36m", "\u001b[35m", "\u001b[33m", "\u001b[32m", "\u001b[34m"};
    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";
    private static final int WIDTH = 14;

    private final PrintStream out;
    private final boolean coloured = System.console() != null && System.getenv("NO_COLOR") == null;

    Console(PrintStream out) {
        this.out = out;
    }

    void part(String part, String text) {
        String padded = part + " ".repeat(Math.max(1, WIDTH - part.length()));
        say(paint(COLOURS[Math.floorMod(part.hashCode(), COLOURS.length)], padded + "│ ") + text);
    }

    void title(String text) {
        say(paint(BOLD, text));
    }

    void failure(String text) {
        say(paint(RED, text));
    }

    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    private String paint(String colour, String text) {
        return coloured ? colour + text + PLAIN : text;
    }
}
