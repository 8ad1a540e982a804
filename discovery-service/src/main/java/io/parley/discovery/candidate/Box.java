package io.parley.discovery.candidate;

/**
 * A box of the earth's surface.
 *
 * @param west may lie west of -180, and {@code east} east of 180, where the box goes across the date line
 */
record Box(double south, double north, double west, double east) {

    private static final double EARTH_RADIUS_KM = 6371;

    /** What is exactly as far as asked for must not fall out by a rounding. */
    private static final double MARGIN = 1e-6;

    /** Holds everything within some distance of a place. */
    static Box around(double latitude, double longitude, int km) {
        double angle = km / EARTH_RADIUS_KM;
        double height = Math.toDegrees(angle) + MARGIN;
        double south = Math.max(-90, latitude - height);
        double north = Math.min(90, latitude + height);
        // Around a pole all longitudes are near.
        double width = south == -90 || north == 90
                ? 180
                : Math.toDegrees(Math.asin(Math.sin(angle) / Math.cos(Math.toRadians(latitude)))) + MARGIN;
        return new Box(south, north, longitude - width, longitude + width);
    }

    /** One that a pair of bounds can describe: across the date line it goes all around the earth. */
    Box bounds() {
        return west < -180 || east >= 180 ? new Box(south, north, -180, 180) : this;
    }
}
