package io.parley.discovery.candidate;

import java.util.stream.IntStream;

/** The cells of one grid that a box touches. */
record Area(Grid grid, int[] cells) {

    /** Where many people live, more cells than that are worth a coarser grid: each is read until a page is full. */
    private static final int MANY = 16;

    /** Nor is it worth the while to ask for more where nobody lives: towards the poles cells are narrow. */
    private static final int MOST = 1_000;

    static Area of(Grid grid, Box box) {
        int west = grid.column(box.west());
        int east = Math.min(grid.column(box.east()), west + grid.columns() - 1);
        return new Area(
                grid,
                IntStream.rangeClosed(grid.row(box.south()), grid.row(box.north()))
                        .flatMap(row -> IntStream.rangeClosed(west, east).map(column -> grid.cell(row, column)))
                        .toArray());
    }

    /** On the finest grid on which the cells are few, or else on the coarsest. */
    static Area ofFewCells(Box box) {
        for (Grid grid : Grid.values()) {
            Area area = of(grid, box);
            if (area.cells.length <= MANY) {
                return area;
            }
        }
        return of(Grid.LARGE, box);
    }

    /** Whether it has few cells, so that no other one can be better. */
    boolean isSmall() {
        return cells.length <= MANY;
    }

    /** Whether it has so many cells that it is out of the question. */
    boolean isScattered() {
        return cells.length > MOST;
    }
}
