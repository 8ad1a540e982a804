package io.parley.gateway.limit;

/** What one user may still send now. Not to be kept: whoever is idle is forgotten. */
public interface UserBudget {

    /** For each frame of a client, whatever it is. */
    Spend frame();

    /** For each message besides: a {@code message.send} whose frame was allowed, or a send over REST. */
    Spend message();
}
