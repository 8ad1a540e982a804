package io.parley.discovery.candidate;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Cells of one grid that together hold everything within some distance of a place. */
record Area(Grid grid, int[] cells) {

    private static final double EARTH_RADIUS_KM = 6371;

    /** More are worth a coarser grid, and reading what is too far away. */
    private static final int MANY = 9;

    /** What is exactly as far as asked for must not fall out by a rounding. */
    private static final double MARGIN = 1e-6;

    static Area around(double latitude, double longitude, int km) {
        Area area = null;
        for (Grid grid : Grid.values()) {
            area = new Area(grid, cells(grid, latitude, longitude, km / EARTH_RADIUS_KM));
            if (area.cells.length <= MANY) {
                break;
            }
        }
        return area;
    }

    /** @param angle the distance, as seen from the centre of the earth */
    private static int[] cells(Grid grid, double latitude, double longitude, double angle) {
        double height = Math.toDegrees(angle) + MARGIN;
        double south = Math.max(-90, latitude - height);
        double north = Math.min(90, latitude + height);
        // Around a pole all longitudes are near.
        double width = south == -90 || north == 90
                ? 180
                : Math.toDegrees(Math.asin(Math.sin(angle) / Math.cos(Math.toRadians(latitude)))) + MARGIN;
        int west = grid.column(longitude - width);
        int east = Math.min(grid.column(longitude + width), west + grid.columns() - 1);
        return IntStream.rangeClosed(grid.row(south), grid.row(north))
                .flatMap(row -> IntStream.rangeClosed(west, east).map(column -> grid.cell(row, column)))
                .toArray();
    }

    @Override
    public String toString() {
        return grid + Arrays.toString(cells);
    }
}
