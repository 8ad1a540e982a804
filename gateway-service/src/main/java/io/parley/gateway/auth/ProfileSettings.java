package io.parley.gateway.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the discovery service hears of who signed in. */
@ConfigMapping(prefix = "parley.gateway.profiles")
public interface ProfileSettings {

    /** Users of whom is remembered that the discovery service knows them. */
    @WithDefault("100000")
    int remembered();

    /** Profiles that wait; past it a new one is left to the user's next login. */
    @WithDefault("1000")
    int waiting();

    /** Calls under way at once. */
    @WithDefault("4")
    int atOnce();

    /** How long a call may take. */
    @WithDefault("5s")
    Duration timeout();

    /** The pause after a call that failed; it doubles with each one after it. */
    @WithDefault("1s")
    Duration pause();

    /** The longest pause. */
    @WithDefault("1m")
    Duration maxPause();
}
