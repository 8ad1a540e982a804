package io.parley.kit.token;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.security.Key;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * The keys tokens are checked with. They follow the JWK set without a restart: it is read at an interval, and at once when a
 * token names a key that is not there, though never twice within a pause, whatever strangers send. A set that cannot be read,
 * or holds nothing of use, leaves the last keys in place.
 */
@ApplicationScoped
public class TokenKeys {

    private static final Logger LOG = Logger.getLogger(TokenKeys.class);
    private static final String REFRESHES = "parley.auth.jwks.refreshes";

    private final Vertx vertx;
    private final TokenSettings settings;
    private final JwksSource source;
    private final Counter read;
    private final Counter failed;
    private volatile PublicKeys followed = PublicKeys.NONE;
    private volatile PublicKeys own = PublicKeys.NONE;

    /** These three under this object's lock; it is held for no longer than it takes to look at them. */
    private Promise<Void> underWay;

    private long began;
    private boolean complained;

    public TokenKeys(Vertx vertx, TokenSettings settings, MeterRegistry metrics) {
        this.vertx = vertx;
        this.settings = settings;
        this.source = new JwksSource(vertx, settings);
        this.read = metrics.counter(REFRESHES, "result", "ok");
        this.failed = metrics.counter(REFRESHES, "result", "failed");
        this.began = System.nanoTime() - settings.jwksPause().toNanos();
        metrics.gauge("parley.auth.jwks.keys", this, TokenKeys::size);
    }

    /** A file is there before the first token comes; for what is fetched nobody waits. */
    @PostConstruct
    void readAtStart() {
        if (source.isFile()) {
            take(readFile());
        } else {
            refresh();
        }
        schedule();
    }

    /** Makes the bean with the service. */
    void start(@Observes StartupEvent started) {}

    /** Keys that count whatever the JWK set says: an issuer's own. */
    public void trustAlso(PublicKeys keys) {
        own = keys;
    }

    Key find(String keyId, String algorithm) {
        Key key = followed.find(keyId, algorithm);
        return key != null ? key : own.find(keyId, algorithm);
    }

    int size() {
        return followed.size() + own.size();
    }

    /** Reads the set again, unless that was just done; ends when it is done, whatever came of it. */
    synchronized Future<Void> refresh() {
        if (underWay != null) {
            return underWay.future();
        }
        if (System.nanoTime() - began < settings.jwksPause().toNanos()) {
            return Future.succeededFuture();
        }
        Promise<Void> done = Promise.promise();
        underWay = done;
        began = System.nanoTime();
        source.read().onComplete(text -> {
            take(text);
            end();
            done.complete();
        });
        return done.future();
    }

    private synchronized void end() {
        underWay = null;
    }

    private void schedule() {
        Duration next = size() == 0 ? settings.jwksPause() : settings.jwksInterval();
        vertx.setTimer(Math.max(1, next.toMillis()), due -> refresh().onComplete(done -> schedule()));
    }

    private Future<String> readFile() {
        try {
            return Future.succeededFuture(source.readFile());
        } catch (IOException | RuntimeException unreadable) {
            return Future.failedFuture(unreadable);
        }
    }

    private void take(AsyncResult<String> text) {
        try {
            if (text.failed()) {
                complain(text.cause().toString());
                return;
            }
            followed = PublicKeys.parse(text.result());
            read.increment();
            relieved();
        } catch (IllegalArgumentException useless) {
            complain(useless.getMessage());
        }
    }

    /** Once for an outage, not once a try. */
    private synchronized void complain(String why) {
        failed.increment();
        if (!complained) {
            LOG.warnf("%s is of no use, and the keys stay what they were (%d): %s", settings.jwks(), size(), why);
        }
        complained = true;
    }

    private synchronized void relieved() {
        if (complained) {
            LOG.infof("%s can be read again", settings.jwks());
        }
        complained = false;
    }
}
