package io.parley.chat.socket;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.chat.session.Outlet;
import io.parley.contracts.frame.CloseCode;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.jboss.logging.Logger;

/** A session's way onto its WebSocket. */
record SocketOutlet(WebSocketConnection connection, MeterRegistry metrics) implements Outlet {

    private static final Logger LOG = Logger.getLogger(SocketOutlet.class);

    @Override
    public Future<Void> write(String frame) {
        Promise<Void> written = Promise.promise();
        connection.sendText(frame).subscribe().with(done -> written.complete(), written::fail);
        return written.future();
    }

    @Override
    public void close(CloseCode code) {
        metrics.counter("parley.chat.sockets.closed", "code", Integer.toString(code.code()))
                .increment();
        connection
                .close(new CloseReason(code.code(), code.reason()))
                .subscribe()
                .with(done -> {}, gone -> LOG.debugf("a socket was closed already: %s", gone.getMessage()));
    }
}
