package io.parley.gateway.edge;

import io.parley.gateway.GatewaySettings;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The end of a gateway: nobody new is let in, and those who are here are sent to another one, each at a random moment, so that they
 * do not all come back at once. What a client has sent is answered first.
 */
@ApplicationScoped
public class Departure {

    private static final Logger LOG = Logger.getLogger(Departure.class);
    private static final long LOOK_MILLIS = 20;
    /** For the clients' own close frames. */
    private static final long MARGIN_MILLIS = 1_000;

    private final Vertx vertx;
    private final OpenSockets sockets;
    private final GatewaySettings.Door settings;
    private volatile boolean begun;

    Departure(Vertx vertx, OpenSockets sockets, GatewaySettings settings) {
        this.vertx = vertx;
        this.sockets = sockets;
        this.settings = settings.door();
    }

    public boolean hasBegun() {
        return begun;
    }

    /** Keeps the thread that stops the process until everyone is gone. */
    void depart(@Observes ShutdownDelayInitiatedEvent stopping) throws InterruptedException {
        begun = true;
        long drainMillis = settings.drainTime().toMillis();
        long answerMillis = settings.answerTimeout().toMillis();
        sockets.forEach(socket -> {
            long moment = 1 + ThreadLocalRandom.current().nextLong(drainMillis + 1);
            vertx.setTimer(moment, due -> socket.leave(answerMillis));
        });
        CountDownLatch allGone = new CountDownLatch(1);
        long looking = vertx.setPeriodic(LOOK_MILLIS, look -> {
            if (sockets.areNone()) {
                allGone.countDown();
            }
        });
        boolean inTime = allGone.await(drainMillis + answerMillis + MARGIN_MILLIS, TimeUnit.MILLISECONDS);
        vertx.cancelTimer(looking);
        LOG.debugf("all clients are gone: %s", inTime);
    }
}
