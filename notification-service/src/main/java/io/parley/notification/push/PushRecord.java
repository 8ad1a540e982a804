package io.parley.notification.push;

import io.parley.notification.telegram.TelegramAnswer;
import java.time.Duration;

/**
 * What is to be written down of a push.
 *
 * @param outcome     its name among the metrics
 * @param isPushed    what was in it counts as pushed
 * @param again       after how long it is tried again; null for never
 * @param isFailure   it counts as an attempt
 * @param chatPause   for how long the chat gets nothing
 * @param isUnreachable the chat takes nothing until its user comes back
 */
record PushRecord(
        String outcome,
        boolean isPushed,
        Duration again,
        boolean isFailure,
        Duration chatPause,
        boolean isUnreachable) {

    private static final String SLOWED = "slowed";

    /** Whether others may have to wait as well. */
    boolean slowsAll() {
        return outcome.equals(SLOWED);
    }

    /** How it goes on after each kind of answer. */
    record Rules(Duration chatPause, Duration tokenPause, Backoff backoff, int maxAttempts) {

        /**
         * @param failures of this push before
         * @param random   at least 0 and below 1
         */
        PushRecord after(TelegramAnswer answer, int failures, double random) {
            if (answer instanceof TelegramAnswer.Sent) {
                return new PushRecord("sent", true, null, false, chatPause, false);
            }
            if (answer instanceof TelegramAnswer.Unknown) {
                // It may be there, and is not sent again; if more comes, that push counts these messages too.
                return new PushRecord("unknown", false, null, false, chatPause, false);
            }
            if (answer instanceof TelegramAnswer.Slower slower) {
                return new PushRecord(SLOWED, false, slower.pause(), false, slower.pause(), false);
            }
            if (answer instanceof TelegramAnswer.Unreachable) {
                return new PushRecord("unreachable", false, null, false, chatPause, true);
            }
            if (answer instanceof TelegramAnswer.Rejected) {
                return new PushRecord("rejected", false, null, false, chatPause, false);
            }
            if (answer instanceof TelegramAnswer.TokenRefused) {
                return new PushRecord("token_refused", false, tokenPause, false, chatPause, false);
            }
            return failures + 1 >= maxAttempts
                    ? new PushRecord("given_up", false, null, false, chatPause, false)
                    : new PushRecord("failed", false, backoff.after(failures, random), true, chatPause, false);
        }
    }
}
