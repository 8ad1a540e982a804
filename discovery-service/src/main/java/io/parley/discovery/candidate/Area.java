package io.parley.discovery.candidate;

import java.util.stream.IntStream;

/**
 * What holds everything within some distance of a place: a box, and the cells of one grid that it touches.
 *
 * @param west where the box goes across the date line, it goes all around the earth
 */
record Area(Grid grid, int[] cells, double south, double north, double west, double east) {

    private static final double EARTH_RADIUS_KM = 6371;

    /** More are worth a coarser grid, and reading past what is too far away. */
    private static final int MANY = 16;

    /** What is exactly as far as asked for must not fall out by a rounding. */
    private static final double MARGIN = 1e-6;

    static Area around(double latitude, double longitude, int km) {
        double angle = km / EARTH_RADIUS_KM;
        double height = Math.toDegrees(angle) + MARGIN;
        double south = Math.max(-90, latitude - height);
        double north = Math.min(90, latitude + height);
        // Around a pole all longitudes are near.
        double width = south == -90 || north == 90
                ? 180
                : Math.toDegrees(Math.asin(Math.sin(angle) / Math.cos(Math.toRadians(latitude)))) + MARGIN;
        double west = longitude - width;
        double east = longitude + width;
        Grid grid = gridFor(south, north, west, east);
        boolean isAllAround = west < -180 || east >= 180;
        return new Area(
                grid,
                cells(grid, south, north, west, east),
                south,
                north,
                isAllAround ? -180 : west,
                isAllAround ? 180 : east);
    }

    /** The finest one on which the box touches few cells, or else the coarsest. */
    private static Grid gridFor(double south, double north, double west, double east) {
        for (Grid grid : Grid.values()) {
            if (cells(grid, south, north, west, east).length <= MANY) {
                return grid;
            }
        }
        return Grid.LARGE;
    }

    private static int[] cells(Grid grid, double south, double north, double west, double east) {
        int first = grid.column(west);
        int last = Math.min(grid.column(east), first + grid.columns() - 1);
        return IntStream.rangeClosed(grid.row(south), grid.row(north))
                .flatMap(row -> IntStream.rangeClosed(first, last).map(column -> grid.cell(row, column)))
                .toArray();
    }
}
