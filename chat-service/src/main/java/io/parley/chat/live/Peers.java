package io.parley.chat.live;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.util.UuidUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The other chat instances, as they are heard: who is there, and whether all they said arrived. Each counts its batches and
 * says the count again every second. Its name tells when it began.
 */
@ApplicationScoped
public class Peers {

    /** Several times the pause between two signs of life: some of them may be lost. */
    static final Duration SILENCE_LIMIT = Duration.ofSeconds(5);

    private static final int MAX_REMEMBERED = 1_000;

    private record Peer(long nextNumber, Instant heard) {}

    private final String self = UuidCreator.getTimeOrderedEpoch().toString();
    private final Clock clock;
    private final Instant begin;

    /** Guarded by this, like the next. */
    private final Map<String, Peer> peers = new HashMap<>();
    /** Who fell silent, and when it was heard last: it may come back, and have spoken meanwhile. */
    private final Map<String, Instant> silent = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    private volatile boolean alone = true;

    public Peers(Clock clock) {
        this.clock = clock;
        this.begin = clock.instant();
    }

    /** This instance's own name on the exchange. */
    public String self() {
        return self;
    }

    boolean isAlone() {
        return alone;
    }

    synchronized boolean knows(String origin) {
        return peers.containsKey(origin);
    }

    /**
     * Notes a batch; an empty one repeats the number of the last. Answers null where nothing is missing, else since when
     * something may be.
     */
    synchronized Instant heard(String origin, long number, boolean isEmpty) {
        Instant now = clock.instant();
        Peer known = peers.get(origin);
        if (known == null) {
            peers.put(origin, new Peer(number + 1, now));
            alone = false;
            Instant lastHeard = silent.remove(origin);
            return number == 0 ? null : lastHeard != null ? lastHeard : later(begin, beginOf(origin));
        }
        long mustBeKnown = isEmpty ? number + 1 : number;
        peers.put(origin, new Peer(Math.max(known.nextNumber, number + 1), now));
        return known.nextNumber >= mustBeKnown ? null : known.heard;
    }

    /** Forgets who is silent; answers null, or since when something of theirs may be missing. */
    synchronized Instant forgetSilent() {
        return forgetUnheardSince(clock.instant().minus(SILENCE_LIMIT));
    }

    /** Nobody is heard any more, because this instance hears nothing; answers since when. */
    synchronized Instant forgetAll() {
        Instant since = forgetUnheardSince(Instant.MAX);
        return since == null ? clock.instant().minus(SILENCE_LIMIT) : since;
    }

    private Instant forgetUnheardSince(Instant limit) {
        Instant since = null;
        for (var each = peers.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<String, Peer> peer = each.next();
            Instant heard = peer.getValue().heard;
            if (heard.isBefore(limit)) {
                each.remove();
                silent.put(peer.getKey(), heard);
                since = since == null || heard.isBefore(since) ? heard : since;
            }
        }
        alone = peers.isEmpty();
        return since;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant beginOf(String origin) {
        try {
            return UuidUtil.getInstant(UUID.fromString(origin));
        } catch (IllegalArgumentException namedOtherwise) {
            return Instant.EPOCH;
        }
    }
}
