package io.parley.notification.push;

import io.parley.notification.NotificationSettings;
import io.parley.notification.telegram.TelegramAnswer;
import io.parley.notification.telegram.TelegramSettings;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;

/** Whether Telegram takes the bot's token. While it does not, nothing is sent but, now and then, one push that tries it again. */
@ApplicationScoped
class TokenState {

    private static final Logger LOG = Logger.getLogger(TokenState.class);

    private final Clock clock;
    private final Duration pause;
    private final boolean isThere;
    /** Until when nothing is sent; null while the token is good. Guarded by this. */
    private Instant refusedUntil;

    TokenState(Clock clock, TelegramSettings telegram, NotificationSettings settings) {
        this.isThere = telegram.botToken().isPresent();
        this.clock = clock;
        this.pause = settings.push().tokenPause();
    }

    /** Whether there is a token at all. */
    boolean isThere() {
        return isThere;
    }

    /** How many may be sent now. */
    synchronized int allowed(int wanted) {
        if (refusedUntil == null) {
            return wanted;
        }
        return clock.instant().isBefore(refusedUntil) ? 0 : Math.min(1, wanted);
    }

    synchronized void answered(TelegramAnswer answer) {
        if (answer instanceof TelegramAnswer.TokenRefused) {
            if (refusedUntil == null) {
                LOG.error("Telegram refuses the bot's token: nothing is pushed. Set PARLEY_TELEGRAM_BOT_TOKEN right");
            }
            refusedUntil = clock.instant().plus(pause);
        } else if (refusedUntil != null && isOfTheBot(answer)) {
            LOG.info("Telegram takes the bot's token again");
            refusedUntil = null;
        }
    }

    /** Whether Telegram knew whose token it was when it answered so. */
    private static boolean isOfTheBot(TelegramAnswer answer) {
        return !(answer instanceof TelegramAnswer.Failed || answer instanceof TelegramAnswer.Unknown);
    }

    /** When the pause is over the token is to be tried again, and may be good. */
    private synchronized boolean isRefused() {
        return refusedUntil != null && clock.instant().isBefore(refusedUntil);
    }

    @Produces
    @Wellness
    HealthCheck health() {
        return () -> HealthCheckResponse.named("telegram").status(!isRefused()).build();
    }
}
