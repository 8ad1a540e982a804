package io.parley.kit.outbox;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of a service's outbox. */
public interface OutboxSettings {

    /** How often the relay looks for events though nobody woke it. */
    @WithDefault("1s")
    Duration interval();

    /** How long events gather before the relay looks again: nobody waits for one, and few batches cost less than many. */
    @WithDefault("50ms")
    Duration gathering();

    /** How often an instance compares its share of the lanes with what is fair. */
    @WithDefault("2s")
    Duration claimInterval();

    /** The most events published before their confirms are awaited. */
    @WithDefault("500")
    int maxBatch();

    /**
     * At the start, events of this last stretch are published again, for a broker that came back empty. Consumers know
     * what they have seen.
     */
    @WithDefault("0s")
    Duration replayAtStart();
}
