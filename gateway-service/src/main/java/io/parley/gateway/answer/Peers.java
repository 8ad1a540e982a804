package io.parley.gateway.answer;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** What of a request's own word about where it comes from is believed: nothing, unless a trusted proxy says it. */
@ApplicationScoped
public class Peers {

    /** The client's address, as services behind the edge are told of it. */
    public String address(HttpServerRequest request) {
        return request.remoteAddress().hostAddress();
    }

    /** Whether the client came over TLS. */
    public boolean isSecure(HttpServerRequest request) {
        return request.isSSL();
    }

    /** Whether the peer may say which trace a call belongs to. */
    public boolean mayTrace(HttpServerRequest request) {
        return false;
    }
}
