package io.parley.chat.typing;

import io.parley.chat.id.ConversationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Who types where, and until when: plain bookkeeping over a time that the caller brings. Not safe for threads. */
final class TypingBoard {

    record Typist(ConversationId conversation, String user) {}

    private final long lastsMillis;
    private final int maxTypists;
    private final Map<Typist, Long> until = new HashMap<>();

    TypingBoard(Duration lasts, int maxTypists) {
        this.lastsMillis = lasts.toMillis();
        this.maxTypists = maxTypists;
    }

    /** Notes that the user types, for a while; answers whether that is new. Past the limit nobody new is noted. */
    boolean on(Typist typist, long nowMillis) {
        if (until.size() >= maxTypists && !until.containsKey(typist)) {
            return false;
        }
        return until.put(typist, nowMillis + lastsMillis) == null;
    }

    /** Answers whether the user was typing. */
    boolean off(Typist typist) {
        return until.remove(typist) != null;
    }

    /** Takes those whose time is over. */
    List<Typist> takeExpired(long nowMillis) {
        List<Typist> expired = new ArrayList<>(0);
        for (Iterator<Map.Entry<Typist, Long>> all = until.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Typist, Long> one = all.next();
            if (one.getValue() <= nowMillis) {
                expired.add(one.getKey());
                all.remove();
            }
        }
        return expired;
    }
}
