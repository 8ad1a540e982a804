package io.parley.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.gateway.GatewaySettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;

/**
 * What each user may still send through this gateway, over all sockets and REST together. A user who was idle for as long as
 * the slowest budget takes to fill is forgotten: nothing is lost by it.
 */
@Singleton
public class UserBudgets {

    private final boolean enabled;
    private final TokenBucket.Rate frames;
    private final TokenBucket.Rate messages;
    private final Refusals refusals;
    private final Ticker clock;
    private final Cache<String, Budget> users;
    // Once for all calls: a frame that is allowed costs no allocation.
    private final Function<String, Budget> full;

    private record Budget(TokenBucket frames, TokenBucket messages) {}

    @Inject
    public UserBudgets(GatewaySettings settings, Refusals refusals, MeterRegistry metrics) {
        this(settings.limits().enabled(), settings.limits().user(), refusals, metrics, Ticker.systemTicker());
    }

    UserBudgets(
            boolean enabled,
            GatewaySettings.Limits.User limits,
            Refusals refusals,
            MeterRegistry metrics,
            Ticker clock) {
        this.enabled = enabled;
        this.frames = TokenBucket.Rate.of(limits.frames(), limits.framesBurst());
        this.messages = TokenBucket.Rate.of(limits.messages(), limits.messagesBurst());
        this.refusals = refusals;
        this.clock = clock;
        this.full = user -> new Budget(new TokenBucket(clock.read()), new TokenBucket(clock.read()));
        this.users = Caffeine.newBuilder()
                .maximumSize(limits.remembered())
                .expireAfterAccess(Duration.ofNanos(Math.max(frames.fullNanos(), messages.fullNanos())))
                .ticker(clock)
                // Its upkeep is short, and bounded for each call.
                .executor(Runnable::run)
                .build();
        metrics.gauge("parley.gateway.users.remembered", users, Cache::estimatedSize);
    }

    /** For each frame of a client, whatever it is. */
    public Spend frame(String userId) {
        return enabled ? spend(users.get(userId, full).frames(), frames, RefusalReason.FRAMES) : Spend.ALLOWED;
    }

    /** For each message besides: a {@code message.send} whose frame was allowed, or a send over REST. */
    public Spend message(String userId) {
        return enabled ? spend(users.get(userId, full).messages(), messages, RefusalReason.MESSAGES) : Spend.ALLOWED;
    }

    private Spend spend(TokenBucket bucket, TokenBucket.Rate rate, RefusalReason reason) {
        Spend spend = Spend.of(bucket.take(rate, clock.read()));
        if (!spend.isAllowed()) {
            refusals.count(reason);
        }
        return spend;
    }

    /** For tests: how many users are remembered. */
    long remembered() {
        users.cleanUp();
        return users.estimatedSize();
    }
}
