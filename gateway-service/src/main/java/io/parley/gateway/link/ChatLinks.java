package io.parley.gateway.link;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.contracts.trace.TraceParent;
import io.parley.gateway.GatewaySettings;
import io.parley.gateway.figures.Figures;
import io.parley.gateway.figures.View;
import io.parley.gateway.upstream.ChatInstances;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** The links of all clients: how they are made, and how long one that is lost is looked for. */
@ApplicationScoped
public class ChatLinks implements Figures {

    private final Vertx vertx;
    private final ChatInstances instances;
    private final GatewaySettings.Upstream settings;
    private final Counter lost;
    private final Counter resumed;
    private final Counter givenUp;
    private final AtomicInteger missing = new AtomicInteger();
    private final LongAdder waiting = new LongAdder();

    public ChatLinks(Vertx vertx, ChatInstances instances, GatewaySettings settings, MeterRegistry metrics) {
        this.vertx = vertx;
        this.instances = instances;
        this.settings = settings.upstream();
        this.lost = metrics.counter("parley.gateway.links.lost");
        this.resumed = metrics.counter("parley.gateway.links.resumed");
        this.givenUp = metrics.counter("parley.gateway.links.given.up");
        metrics.gauge("parley.gateway.links.missing", missing);
        metrics.gauge("parley.gateway.links.unanswered", waiting);
    }

    /** The first link of a client. To be called on the client's event loop, where all that follows happens. */
    public ChatLink open(LinkRequest request, String token, LinkListener client) {
        ChatLink link = new ChatLink(this, request, token, client);
        link.open();
        return link;
    }

    @Override
    public void addTo(View view) {
        view.section("links")
                .put("lost", (long) lost.count())
                .put("resumed", (long) resumed.count())
                .put("given_up", (long) givenUp.count())
                .put("missing", missing.get());
        view.section("message_queue").put("pending_messages", waiting.sum());
    }

    /** Frames of all clients without an answer. */
    LongAdder waiting() {
        return waiting;
    }

    GatewaySettings.Upstream settings() {
        return settings;
    }

    Future<WebSocket> connect(String token, String query, TraceParent trace) {
        return instances.connect(token, query, trace);
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
