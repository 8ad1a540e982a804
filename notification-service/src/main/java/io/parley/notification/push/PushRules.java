package io.parley.notification.push;

import io.parley.notification.preference.Preferences;
import java.time.Duration;
import java.time.Instant;

/** Whether to push. */
final class PushRules {

    /** Who goes is heard of at once; this is for when that is missed. */
    static final Duration NEXT_LOOK = Duration.ofMinutes(5);

    private PushRules() {}

    static PushDecision decide(DueUser user, DueThread thread, Instant now) {
        if (thread.unread() == 0) {
            return new PushDecision.Drop("read");
        }
        if (user.isUnreachable()) {
            return new PushDecision.Drop("unreachable");
        }
        if (!isWanted(user.preferences(), thread)) {
            return new PushDecision.Drop("unwanted");
        }
        if (thread.isOfMatches() && thread.isAcknowledged()) {
            // The open app was told, also if it was closed since; and a match is there to stay.
            return new PushDecision.Drop("online");
        }
        if (user.isOnline() && thread.isAcknowledged()) {
            return new PushDecision.Wait(now.plus(NEXT_LOOK), PushDecision.Hold.ONLINE);
        }
        Instant morning = user.preferences().quiet() == null
                ? null
                : user.preferences().quiet().endAfter(now);
        return morning == null ? new PushDecision.Send() : new PushDecision.Wait(morning, PushDecision.Hold.QUIET);
    }

    private static boolean isWanted(Preferences preferences, DueThread thread) {
        return thread.isOfMatches()
                ? preferences.pushMatch()
                : preferences.pushMessage() && !preferences.muted().contains(thread.topic());
    }
}
