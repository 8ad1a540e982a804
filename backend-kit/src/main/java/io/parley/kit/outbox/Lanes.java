package io.parley.kit.outbox;

import java.util.UUID;

/** The lanes of the outbox. Their number is fixed: a change would move conversations between relays in mid-flight. */
public final class Lanes {

    public static final int COUNT = 16;

    private Lanes() {}

    /** The lane of a conversation's events. */
    public static Short of(UUID conversation) {
        return (short) Math.floorMod(conversation.hashCode(), COUNT);
    }

    /** The lane of a user's events. */
    public static Short of(String user) {
        return (short) Math.floorMod(user.hashCode(), COUNT);
    }

    /** How many lanes an instance may hold when so many are alive: enough that none is left over. */
    static int fairShare(int instances) {
        return (COUNT + Math.max(1, instances) - 1) / Math.max(1, instances);
    }
}
