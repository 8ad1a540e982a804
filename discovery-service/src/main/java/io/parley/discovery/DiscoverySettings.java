package io.parley.discovery;

import io.parley.kit.outbox.OutboxSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The settings of the discovery service. */
@ConfigMapping(prefix = "parley.discovery")
public interface DiscoverySettings {

    Profile profile();

    Candidates candidates();

    Likes likes();

    Matches matches();

    OutboxSettings outbox();

    interface Profile {
        /** Characters of a display name. */
        @WithDefault("50")
        int nameCharacters();

        /** Characters of what a user writes of themselves. */
        @WithDefault("1000")
        int bioCharacters();

        /** Characters of a city's name. */
        @WithDefault("100")
        int cityCharacters();

        /** Photos of one user. */
        @WithDefault("9")
        int photos();

        /** Characters of a photo's address. */
        @WithDefault("512")
        int photoUrlCharacters();

        /** Where on the page's own host photos may be too, such as {@code /pictures/}; without it they are on other sites. */
        Optional<String> photoPath();

        /** How old a user has to be, and may wish others to be. */
        @WithDefault("18")
        int leastAge();

        /** How old a user may say to be. */
        @WithDefault("120")
        int mostAge();

        /** How far a user may look. */
        @WithDefault("500")
        int mostDistanceKm();
    }

    interface Candidates {
        /** Candidates in a page when the caller does not say. */
        @WithDefault("20")
        int pageSize();

        /** The most candidates in a page. */
        @WithDefault("50")
        int maxPageSize();
    }

    interface Likes {
        /** Likes that one user may give within 24 hours. */
        @WithDefault("100")
        int aDay();
    }

    interface Matches {
        /** Matches in a page when the caller does not say. */
        @WithDefault("20")
        int pageSize();

        /** The most matches in a page. */
        @WithDefault("100")
        int maxPageSize();
    }
}
