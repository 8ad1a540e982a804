package io.parley.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.gateway.GatewaySettings;
import io.parley.gateway.address.IpAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * How often an address tried to come in, over a socket or {@code /v1/auth}. An address of IPv6 counts with its whole /64.
 *
 * <p>Only attempts that were admitted count, so that one that waits as long as it was told is let in. When more addresses come
 * than are remembered, the cache keeps those that come often: a flood of new ones does not wash away who is being refused.
 */
@Singleton
public class Attempts {

    private final boolean enabled;
    private final GatewaySettings.Limits.Attempts limits;
    private final Refusals refusals;
    private final Ticker clock;
    private final Cache<IpAddress, History> addresses;

    @Inject
    public Attempts(GatewaySettings settings, Refusals refusals, MeterRegistry metrics) {
        this(settings.limits().enabled(), settings.limits().attempts(), refusals, metrics, Ticker.systemTicker());
    }

    Attempts(
            boolean enabled,
            GatewaySettings.Limits.Attempts limits,
            Refusals refusals,
            MeterRegistry metrics,
            Ticker clock) {
        this.enabled = enabled;
        this.limits = limits;
        this.refusals = refusals;
        this.clock = clock;
        this.addresses = Caffeine.newBuilder()
                .maximumSize(limits.addresses())
                .expireAfterAccess(limits.window())
                .ticker(clock)
                // Its upkeep is short, and bounded for each call.
                .executor(Runnable::run)
                .build();
        metrics.gauge("parley.gateway.addresses.remembered", addresses, Cache::estimatedSize);
    }

    public Admission admit(IpAddress address) {
        if (!enabled) {
            return Admission.ADMITTED;
        }
        Admission admission =
                addresses.get(address.block(), unknown -> new History(limits)).next(clock.read());
        if (admission instanceof Admission.Refused) {
            refusals.count(RefusalReason.ATTEMPTS);
        } else if (admission instanceof Admission.TurnedAway) {
            refusals.count(RefusalReason.TURNED_AWAY);
        }
        return admission;
    }

    /** For tests: how many addresses are remembered. */
    long remembered() {
        addresses.cleanUp();
        return addresses.estimatedSize();
    }

    /** What is remembered of one address. */
    private static final class History {

        private final SlidingWindow admitted;
        private final SlidingWindow refused;

        History(GatewaySettings.Limits.Attempts limits) {
            long window = limits.window().toNanos();
            admitted = new SlidingWindow(limits.max(), window);
            refused = new SlidingWindow(limits.refusals(), window);
        }

        synchronized Admission next(long now) {
            if (admitted.add(now)) {
                return Admission.ADMITTED;
            }
            long retryAfter = RetryAfter.seconds(admitted.untilRoom(now));
            return refused.add(now) ? new Admission.Refused(retryAfter) : new Admission.TurnedAway(retryAfter);
        }
    }
}
