package io.parley.gateway.auth;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** How often logins, renewals and profiles came to what. */
@ApplicationScoped
public class AuthMetrics {

    enum Result {
        OK,
        /** A body that is none. */
        MALFORMED,
        /** Not believed. */
        REFUSED,
        /** Was right, and is too old. */
        EXPIRED,
        /** Not set up here, or too many at once. */
        UNAVAILABLE,
        /** Did not get through, and is tried again. */
        RETRIED
    }

    private final Map<Result, Counter> logins;
    private final Map<Result, Counter> renewals;
    private final Map<Result, Counter> profiles;

    public AuthMetrics(MeterRegistry metrics) {
        logins = counters(metrics, "parley.auth.logins");
        renewals = counters(metrics, "parley.auth.refreshes");
        profiles = counters(metrics, "parley.auth.profile.upserts");
    }

    void login(Result result) {
        logins.get(result).increment();
    }

    void renewal(Result result) {
        renewals.get(result).increment();
    }

    void profile(Result result) {
        profiles.get(result).increment();
    }

    private static Map<Result, Counter> counters(MeterRegistry metrics, String name) {
        Map<Result, Counter> counters = new EnumMap<>(Result.class);
        for (Result result : Result.values()) {
            counters.put(result, metrics.counter(name, "result", result.name().toLowerCase(Locale.ROOT)));
        }
        return counters;
    }
}
