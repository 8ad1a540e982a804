package io.parley.discovery.profile;

import io.parley.discovery.DiscoverySettings;

/** Small enough to be passed by a line of a test. */
record Limits(
        int nameCharacters,
        int bioCharacters,
        int cityCharacters,
        int photos,
        int photoUrlCharacters,
        int leastAge,
        int mostAge,
        int mostDistanceKm)
        implements DiscoverySettings.Profile {

    static final Limits SMALL = new Limits(10, 20, 10, 2, 40, 18, 99, 200);
}
