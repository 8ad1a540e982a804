package io.parley.discovery.pairing;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** A match's id: opaque to clients, a time-ordered UUID to PostgreSQL. */
record MatchId(UUID uuid) {

    private static final String PREFIX = "match_";

    static MatchId create() {
        return new MatchId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return PREFIX + uuid.toString().replace("-", "");
    }
}
