package io.parley.notification.push;

import java.time.Instant;

/** What is to become of a thread that is due. */
sealed interface PushDecision {

    record Send() implements PushDecision {}

    /** Nothing is to be pushed of what there is now. */
    record Drop(String reason) implements PushDecision {}

    record Wait(Instant until, Hold hold) implements PushDecision {}

    /** Why a thread waits. */
    enum Hold {
        /** Its messages are on a device of a user who is there, and has not read them yet. */
        ONLINE("online"),
        /** The user's quiet hours. */
        QUIET("quiet"),
        /** It failed, and is to be tried again. */
        RETRY("retry");

        private final String stored;

        Hold(String stored) {
            this.stored = stored;
        }

        String stored() {
            return stored;
        }
    }
}
