package io.parley.gateway.link;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.gateway.GatewaySettings;
import io.parley.gateway.upstream.ChatInstances;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The links of all clients: how they are made, and how long one that is lost is looked for. */
@ApplicationScoped
public class ChatLinks {

    private final Vertx vertx;
    private final ChatInstances instances;
    private final GatewaySettings.Upstream settings;
    private final Counter lost;
    private final Counter resumed;
    private final Counter givenUp;
    private final AtomicInteger missing = new AtomicInteger();

    public ChatLinks(Vertx vertx, ChatInstances instances, GatewaySettings settings, MeterRegistry metrics) {
        this.vertx = vertx;
        this.instances = instances;
        this.settings = settings.upstream();
        this.lost = metrics.counter("parley.gateway.links.lost");
        this.resumed = metrics.counter("parley.gateway.links.resumed");
        this.givenUp = metrics.counter("parley.gateway.links.given.up");
        metrics.gauge("parley.gateway.links.missing", missing);
    }

    /** The first link of a client. To be called on the client's event loop, where all that follows happens. */
    public ChatLink open(LinkRequest request, String token, LinkListener client) {
        ChatLink link = new ChatLink(this, request, token, client);
        link.open();
        return link;
    }

    /** Clients whose link is lost and not yet replaced. */
    public int missing() {
        return missing.get();
    }

    GatewaySettings.Upstream settings() {
        return settings;
    }

    Future<WebSocket> connect(String token, String query) {
        return instances.connect(token, query);
    }

    /** Anywhere between nothing and a time that doubles with each attempt: those who lost the same instance do not come as one. */
    long backoffMillis(int attempts) {
        long most = Math.min(
                settings.longestBackoff().toMillis(), settings.shortestBackoff().toMillis() << Math.min(attempts, 20));
        return ThreadLocalRandom.current().nextLong(most + 1);
    }

    void after(long millis, Runnable action) {
        if (millis == 0) {
            action.run();
        } else {
            vertx.setTimer(millis, due -> action.run());
        }
    }

    void isLost() {
        lost.increment();
        missing.incrementAndGet();
    }

    void isResumed() {
        resumed.increment();
        missing.decrementAndGet();
    }

    void isGivenUp() {
        givenUp.increment();
        missing.decrementAndGet();
    }

    /** The client went before its link was there again. */
    void isForgotten() {
        missing.decrementAndGet();
    }

    static long nowMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
