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

    /** As long as limits are lifted, of everyone. */
    private static final UserBudget BOUNDLESS = new UserBudget() {
        @Override
        public Spend frame() {
            return Spend.ALLOWED;
        }

        @Override
        public Spend message() {
            return Spend.ALLOWED;
        }
    };

    private final boolean enabled;
    private final TokenBucket.Rate frames;
    private final TokenBucket.Rate messages;
    private final Refusals refusals;
    private final Ticker clock;
    private final Cache<String, UserBudget> users;
    // Once for all calls: a frame that is allowed costs no allocation.
    private final Function<String, UserBudget> full = user -> new Buckets();

    private final class Buckets implements UserBudget {

        private final TokenBucket ofFrames = new TokenBucket(clock.read());
        private final TokenBucket ofMessages = new TokenBucket(clock.read());

        @Override
        public Spend frame() {
            return spend(ofFrames, frames, RefusalReason.FRAMES);
        }

        @Override
        public Spend message() {
            return spend(ofMessages, messages, RefusalReason.MESSAGES);
        }
    }

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
        this.users = Caffeine.newBuilder()
                .maximumSize(limits.remembered())
                .expireAfterAccess(Duration.ofNanos(Math.max(frames.fullNanos(), messages.fullNanos())))
                .ticker(clock)
                // Its upkeep is short, and bounded for each call.
                .executor(Runnable::run)
                .build();
        metrics.gauge("parley.gateway.users.remembered", users, Cache::estimatedSize);
    }

    /** For one frame or call; for the next one it is to be asked for again. */
    public UserBudget of(String userId) {
        return enabled ? users.get(userId, full) : BOUNDLESS;
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
