package io.parley.chat.message;

import java.util.List;

/** Shows what a transaction made true. */
public interface Announcements {

    /** Tells everyone concerned, in the order of the batch; answers how many messages are new. */
    int announce(List<PendingSend> sends, List<SendOutcome> outcomes);

    /** Tells of messages whose senders were told already that nobody knows what became of them. */
    void announceLate(List<SendOutcome> outcomes);
}
