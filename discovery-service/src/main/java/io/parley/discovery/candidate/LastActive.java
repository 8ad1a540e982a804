package io.parley.discovery.candidate;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** When somebody was active last, as far as strangers may know. */
enum LastActive {
    TODAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7)),
    MONTH(Duration.ofDays(30)),
    EARLIER(null);

    private final Duration within;

    LastActive(Duration within) {
        this.within = within;
    }

    static LastActive of(Instant hour, Instant now) {
        for (LastActive word : values()) {
            if (word.within == null || !hour.isBefore(now.minus(word.within))) {
                return word;
            }
        }
        return EARLIER;
    }

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
