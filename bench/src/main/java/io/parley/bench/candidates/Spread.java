package io.parley.bench.candidates;

import java.util.Locale;

/** Where the users of a run live. */
enum Spread {
    /** Nearly all within 15 km. */
    CITY("one city", 56.8, 57.1, 23.85, 24.4),
    /** From Portugal to the Urals: about 140 within 50 km of anyone. */
    WORLD("a continent", 36, 62, -9, 55);

    private final String words;
    private final double south;
    private final double north;
    private final double west;
    private final double east;

    Spread(String words, double south, double north, double west, double east) {
        this.words = words;
        this.south = south;
        this.north = north;
        this.west = west;
        this.east = east;
    }

    String words() {
        return words;
    }

    /** What its users' names begin with. */
    String prefix() {
        return "bench-" + name().toLowerCase(Locale.ROOT) + "-";
    }

    String user(int number) {
        return prefix() + String.format(Locale.ROOT, "%07d", number);
    }

    /** A number from 0 to 1 on its way from south to north, in SQL. */
    String latitude(String random) {
        return between(south, north, random);
    }

    String longitude(String random) {
        return between(west, east, random);
    }

    private static String between(double from, double to, String random) {
        return from + " + " + (to - from) + " * " + random;
    }
}
