package io.parley.gateway.connection;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells a connection's handlers of each request, before anybody else sees it. */
@ApplicationScoped
public class ConnectionFilter {

    private static final int FIRST = 100_000;

    void register(@Observes Filters filters) {
        filters.register(ConnectionFilter::request, FIRST);
    }

    private static void request(RoutingContext context) {
        HttpServerRequest request = context.request();
        HandshakeDeadline deadline = FrameWatch.pipeline(request).get(HandshakeDeadline.class);
        if (request.version() == HttpVersion.HTTP_2) {
            // Its frames are more than requests: only the begin of the connection is limited.
            if (deadline != null) {
                FrameWatch.pipeline(request).remove(deadline);
            }
        } else {
            if (deadline != null) {
                deadline.headArrived();
                context.addEndHandler(answered -> deadline.answered());
            }
            if (request.getHeader(HttpHeaders.UPGRADE) != null) {
                FrameWatch.over(request);
            }
        }
        context.next();
    }
}
