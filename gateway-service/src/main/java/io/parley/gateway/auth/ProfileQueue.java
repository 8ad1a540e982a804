package io.parley.gateway.auth;

import io.parley.gateway.auth.AuthMetrics.Result;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Profiles on their way to the discovery service. Whoever adds one waits for nothing. What does not get through is tried
 * again, all together after a pause that doubles; what waits is bounded, and a profile that finds no room, or whose token ran
 * out, is left to the user's next login. All state is of one event loop.
 */
final class ProfileQueue {

    /** @param token in whose name the profile is told */
    record Upsert(String userId, int fingerprint, String token, Instant expiresAt) {}

    private final Vertx vertx;
    private final Context context;
    private final ProfileSettings settings;
    private final Clock clock;
    private final Function<Upsert, Future<Result>> send;
    private final Consumer<Result> counted;
    private final Map<String, Upsert> waiting = new LinkedHashMap<>();
    private final Map<String, Integer> known;
    private int underWay;
    private int failures;
    private boolean pausing;

    /** @param send tells one profile, and what came of it: {@code OK}, {@code REFUSED} for good, or anything else */
    ProfileQueue(
            Vertx vertx,
            ProfileSettings settings,
            Clock clock,
            Function<Upsert, Future<Result>> send,
            Consumer<Result> counted) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.settings = settings;
        this.clock = clock;
        this.send = send;
        this.counted = counted;
        this.known = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                return size() > settings.remembered();
            }
        };
    }

    /** Tells the discovery service of the profile, unless it is known there. */
    void add(Upsert upsert) {
        context.runOnContext(here -> {
            if (Integer.valueOf(upsert.fingerprint()).equals(known.get(upsert.userId()))) {
                return;
            }
            if (waiting.size() >= settings.waiting() && !waiting.containsKey(upsert.userId())) {
                counted.accept(Result.UNAVAILABLE);
                return;
            }
            waiting.put(upsert.userId(), upsert);
            sendNext();
        });
    }

    private void sendNext() {
        while (!pausing && underWay < settings.atOnce() && !waiting.isEmpty()) {
            Iterator<Upsert> first = waiting.values().iterator();
            Upsert next = first.next();
            first.remove();
            if (!clock.instant().isBefore(next.expiresAt())) {
                counted.accept(Result.EXPIRED);
                continue;
            }
            underWay++;
            send.apply(next)
                    .otherwise(Result.RETRIED)
                    .onSuccess(result -> context.runOnContext(here -> done(next, result)));
        }
    }

    private void done(Upsert upsert, Result result) {
        underWay--;
        counted.accept(result);
        if (result == Result.OK) {
            failures = 0;
            known.put(upsert.userId(), upsert.fingerprint());
        } else if (result != Result.REFUSED) {
            // A younger one of the same user may wait already.
            waiting.putIfAbsent(upsert.userId(), upsert);
            pause();
        }
        sendNext();
    }

    private void pause() {
        if (pausing) {
            return;
        }
        pausing = true;
        failures++;
        Duration pause = pause(failures, settings.pause(), settings.maxPause());
        // At least half of it: gateways that lost the same service must not come back as one.
        long millis =
                (long) (pause.toMillis() * (0.5 + ThreadLocalRandom.current().nextDouble() / 2));
        vertx.setTimer(
                Math.max(1, millis),
                over -> context.runOnContext(here -> {
                    pausing = false;
                    sendNext();
                }));
    }

    /** The pause after so many failures in a row. */
    static Duration pause(int failures, Duration first, Duration longest) {
        // 2^20 times any pause is longer than the longest.
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, 20));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
