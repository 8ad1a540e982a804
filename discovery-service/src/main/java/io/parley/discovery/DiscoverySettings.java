package io.parley.discovery;

import io.parley.kit.outbox.OutboxSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings of the discovery service. */
@ConfigMapping(prefix = "parley.discovery")
public interface DiscoverySettings {

    Likes likes();

    OutboxSettings outbox();

    interface Likes {
        /** Likes that one user may give within 24 hours. */
        @WithDefault("100")
        int aDay();
    }
}
