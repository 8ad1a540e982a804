package io.parley.gateway.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.parley.contracts.trace.TraceParent;
import io.parley.gateway.link.LinkRequest;
import io.parley.kit.token.BearerToken;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.stream.Stream;

/**
 * What a client's handshake says.
 *
 * @param token  from the header, the subprotocol or the {@code token} parameter; or null
 * @param origin whose page it came from, as far as it says; or null
 * @param link   what the chat service has to know, and never the token
 */
record Handshake(String token, String origin, LinkRequest link) {

    static final String SUBPROTOCOL = "parley.v1";

    private static final String BEARER_SUBPROTOCOL = "bearer.";

    static Handshake of(HttpServerRequest request, TraceParent trace) {
        String header = BearerToken.of(request.getHeader(HttpHeaders.AUTHORIZATION));
        String subprotocol = ofSubprotocol(request.getHeader(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL));
        MultiMap parameters = request.params();
        String token = header != null ? header : subprotocol != null ? subprotocol : parameters.get("token");
        return new Handshake(
                token,
                request.getHeader(HttpHeaders.ORIGIN),
                new LinkRequest(parameters.get("conversation_id"), "true".equals(parameters.get("ack")), trace));
    }

    /** A browser's way: {@code parley.v1, bearer.JWT}. */
    private static String ofSubprotocol(String offered) {
        return offered == null
                ? null
                : Stream.of(offered.split(","))
                        .map(String::trim)
                        .filter(protocol -> protocol.startsWith(BEARER_SUBPROTOCOL))
                        .map(protocol -> protocol.substring(BEARER_SUBPROTOCOL.length()))
                        .findFirst()
                        .orElse(null);
    }

    /** Without the token: a handshake may end up in a log. */
    @Override
    public String toString() {
        return "Handshake[" + link + "]";
    }
}
