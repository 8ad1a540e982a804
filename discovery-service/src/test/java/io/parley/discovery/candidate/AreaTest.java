package io.parley.discovery.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaTest {

    private static final double EARTH_RADIUS_KM = 6371;

    @ParameterizedTest
    @CsvSource({
        "56.95, 24.1, 10",
        "56.95, 24.1, 50",
        "56.95, 24.1, 500",
        "0, 0, 1",
        "0, 0, 300",
        "-33.9, 18.4, 100",
        "65, -179.99, 200",
        "-17, 179.99, 50",
        "89.9, 12, 100",
        "-90, 0, 500",
        "84, 33, 500"
    })
    void everything_within_the_distance_is_in_one_of_the_cells(double latitude, double longitude, int km) {
        Box box = Box.around(latitude, longitude, km);
        List<Area> areas = List.of(
                Area.ofFewCells(box), Area.of(Grid.SMALL, box), Area.of(Grid.MIDDLE, box), Area.of(Grid.LARGE, box));
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            // The rim above all: that is where something can be missed.
            double distance = i % 2 == 0 ? km : km * random.nextDouble();
            double[] place = towards(latitude, longitude, distance, random.nextDouble() * 2 * Math.PI);
            for (Area area : areas) {
                int cell =
                        area.grid().cell(area.grid().row(place[0]), area.grid().column(place[1]));
                if (Arrays.stream(area.cells()).noneMatch(one -> one == cell)) {
                    fail("%s, %s is %s km from the middle, and outside", place[0], place[1], distance);
                }
            }
            assertThat(place[0]).isBetween(box.south(), box.north());
            assertThat(place[1]).isBetween(box.bounds().west(), box.bounds().east());
        }
    }

    @Test
    void a_search_goes_on_the_finest_grid_on_which_it_takes_few_cells() {
        assertThat(Area.ofFewCells(Box.around(56.95, 24.1, 50)).grid()).isEqualTo(Grid.SMALL);
        assertThat(Area.ofFewCells(Box.around(56.95, 24.1, 100)).grid()).isEqualTo(Grid.MIDDLE);
        assertThat(Area.ofFewCells(Box.around(56.95, 24.1, 500)).grid()).isEqualTo(Grid.LARGE);
    }

    @Test
    void no_cell_is_read_twice_and_there_are_never_many() {
        Random random = new Random(2);
        for (int i = 0; i < 2_000; i++) {
            Area area = Area.ofFewCells(Box.around(
                    random.nextDouble() * 180 - 90, random.nextDouble() * 360 - 180, 1 + random.nextInt(500)));
            assertThat(Arrays.stream(area.cells()).distinct().count()).isEqualTo(area.cells().length);
            assertThat(area.cells().length).isLessThanOrEqualTo(2 * 24);
        }
    }

    /** The place so far away in that direction, by the formula of great circles. */
    private static double[] towards(double latitude, double longitude, double km, double direction) {
        double angle = km / EARTH_RADIUS_KM;
        double from = Math.toRadians(latitude);
        double to =
                Math.asin(Math.sin(from) * Math.cos(angle) + Math.cos(from) * Math.sin(angle) * Math.cos(direction));
        double turn = Math.atan2(
                Math.sin(direction) * Math.sin(angle) * Math.cos(from),
                Math.cos(angle) - Math.sin(from) * Math.sin(to));
        double there = longitude + Math.toDegrees(turn);
        return new double[] {Math.toDegrees(to), there >= 180 ? there - 360 : there < -180 ? there + 360 : there};
    }
}
