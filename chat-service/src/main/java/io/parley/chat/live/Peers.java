package io.parley.chat.live;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The other chat instances, as they are heard: who is there, and whether all they said arrived. Each counts its batches and
 * says the count again every second.
 */
@ApplicationScoped
public class Peers {

    /** Several times the pause between two signs of life: some of them may be lost. */
    static final Duration SILENCE_LIMIT = Duration.ofSeconds(5);

    private record Peer(long nextNumber, Instant heard) {}

    private final String self = UuidCreator.getTimeOrderedEpoch().toString();
    private final Clock clock;
    private final Map<String, Peer> peers = new ConcurrentHashMap<>();

    public Peers(Clock clock) {
        this.clock = clock;
    }

    /** This instance's own name on the exchange. */
    public String self() {
        return self;
    }

    boolean isAlone() {
        return peers.isEmpty();
    }

    boolean knows(String origin) {
        return peers.containsKey(origin);
    }

    /**
     * Notes a batch; an empty one repeats the number of the last. Answers null where nothing is missing, else since when
     * something may be.
     */
    Instant heard(String origin, long number, boolean isEmpty) {
        Instant now = clock.instant();
        Peer known = peers.get(origin);
        if (known == null) {
            peers.put(origin, new Peer(number + 1, now));
            // It has said something before it was heard here; when it began is not known, but its sockets are young.
            return number == 0 ? null : now.minus(SILENCE_LIMIT.multipliedBy(6));
        }
        long highest = isEmpty ? number + 1 : number;
        boolean isComplete = known.nextNumber >= highest;
        long next = Math.max(known.nextNumber, number + 1);
        peers.put(origin, new Peer(next, now));
        return isComplete ? null : known.heard;
    }

    /** Forgets who is silent; answers null, or since when something of theirs may be missing. */
    Instant forgetSilent() {
        Instant limit = clock.instant().minus(SILENCE_LIMIT);
        Instant since = null;
        for (Map.Entry<String, Peer> peer : peers.entrySet()) {
            if (peer.getValue().heard.isBefore(limit)
                    && peers.remove(peer.getKey(), peer.getValue())
                    && (since == null || peer.getValue().heard.isBefore(since))) {
                since = peer.getValue().heard;
            }
        }
        return since;
    }

    /** Everyone is out of hearing; answers since when. */
    Instant forgetAll() {
        Instant since = peers.values().stream()
                .map(Peer::heard)
                .min(Instant::compareTo)
                .orElse(clock.instant().minus(SILENCE_LIMIT));
        peers.clear();
        return since;
    }
}
