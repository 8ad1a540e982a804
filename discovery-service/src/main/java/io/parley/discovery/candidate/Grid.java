package io.parley.discovery.candidate;

/** The grids on which {@code discovery.seeker} says where somebody is, the finest first. Its cells are numbered as there. */
enum Grid {
    SMALL(0.5, "cell_small"),
    MIDDLE(3, "cell_middle"),
    LARGE(15, "cell_large");

    private final double degrees;
    private final String column;

    Grid(double degrees, String column) {
        this.degrees = degrees;
        this.column = column;
    }

    String column() {
        return column;
    }

    int row(double latitude) {
        return (int) Math.floor((latitude + 90) / degrees);
    }

    /** West of -180 and east of 180 it goes on. */
    int column(double longitude) {
        return (int) Math.floor((longitude + 180) / degrees);
    }

    int columns() {
        return (int) (360 / degrees);
    }

    int cell(int row, int column) {
        return row * columns() + Math.floorMod(column, columns());
    }
}
