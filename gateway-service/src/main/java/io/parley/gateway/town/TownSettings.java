package io.parley.gateway.town;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The people to try Parley out with, in the profile {@code local} alone. */
@ConfigMapping(prefix = "parley.gateway.town")
public interface TownSettings {

    /** Holds {@code people.json} and {@code pictures/NAME.svg}; read once, at the start. */
    Optional<Path> folder();
}
