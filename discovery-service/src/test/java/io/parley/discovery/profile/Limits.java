package io.parley.discovery.profile;

import io.parley.discovery.DiscoverySettings;
import java.util.Optional;

/** Small enough to be passed by a line of a test. */
record Limits(
        int nameCharacters,
        int bioCharacters,
        int cityCharacters,
        int photos,
        int photoUrlCharacters,
        Optional<String> photoPath,
        int leastAge,
        int mostAge,
        int mostDistanceKm)
        implements DiscoverySettings.Profile {

    static final Limits SMALL = new Limits(10, 20, 10, 2, 40, Optional.empty(), 18, 99, 200);

    static final Limits WITH_A_PATH = new Limits(10, 20, 10, 2, 40, Optional.of("/pictures/"), 18, 99, 200);
}
