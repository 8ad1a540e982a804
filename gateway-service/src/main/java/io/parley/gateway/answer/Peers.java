package io.parley.gateway.answer;

import io.parley.gateway.address.ClientAddresses;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** What of a request's own word about where it comes from is believed: nothing, unless a trusted proxy says it. */
@ApplicationScoped
public class Peers {

    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

    private final ClientAddresses addresses;

    public Peers(ClientAddresses addresses) {
        this.addresses = addresses;
    }

    /** The client's address, as services behind the edge are told of it. */
    public String address(HttpServerRequest request) {
        return addresses.of(request).toString();
    }

    /** Whether the client came over TLS. */
    public boolean isSecure(HttpServerRequest request) {
        if (request.isSSL()) {
            return true;
        }
        String forwarded = addresses.forwarded(request, FORWARDED_PROTO);
        // Traefik names a socket's own scheme.
        return "https".equalsIgnoreCase(forwarded) || "wss".equalsIgnoreCase(forwarded);
    }

    /** Whether the peer may say which trace a call belongs to. */
    public boolean mayTrace(HttpServerRequest request) {
        return addresses.isFromTrustedProxy(request);
    }
}
