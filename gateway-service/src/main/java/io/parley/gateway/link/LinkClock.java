package io.parley.gateway.link;

import io.parley.gateway.GatewaySettings;

/** When one client's links came, were heard and were lost, and what follows from the time that has passed since. */
final class LinkClock {

    /** A link that lasted so long was a good one: its loss is a new one. */
    private static final long LASTING_MILLIS = 5_000;

    private final GatewaySettings.Upstream settings;
    /** When the link last showed a sign of life, pongs included. */
    private volatile long heardAt;

    private long linkedAt;
    /** When the link that was lost last showed a sign of life. */
    private long aliveUntil;

    private long lostAt;
    private int attempts;

    LinkClock(GatewaySettings.Upstream settings) {
        this.settings = settings;
    }

    void linked() {
        linkedAt = ChatLinks.nowMillis();
        heardAt = linkedAt;
    }

    void heard() {
        heardAt = ChatLinks.nowMillis();
    }

    long heardAt() {
        return heardAt;
    }

    void lost() {
        lostAt = ChatLinks.nowMillis();
        if (attempts == 0 || lostAt - linkedAt >= LASTING_MILLIS) {
            attempts = 0;
            aliveUntil = heardAt;
        }
    }

    /** How long before the link that is there now the lost one may have been dead already. */
    long gapMillis() {
        return linkedAt - aliveUntil;
    }

    /** The number of the attempt that is made now, from 0 after a good link. */
    int nextAttempt() {
        return attempts++;
    }

    boolean isPatienceOver() {
        return ChatLinks.nowMillis() - lostAt >= settings.patience().toMillis();
    }

    /** Whether the instance has to be asked for a sign of life; from any thread. */
    boolean isQuiet() {
        return ChatLinks.nowMillis() - heardAt >= settings.ping().toMillis();
    }

    /** Whether it gave none for too long. */
    boolean isSilent() {
        return ChatLinks.nowMillis() - heardAt >= settings.silence().toMillis();
    }
}
