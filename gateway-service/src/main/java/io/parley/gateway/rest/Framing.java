package io.parley.gateway.rest;

import io.parley.contracts.frame.ErrorCode;
import io.parley.gateway.answer.Problems;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Comes before every route but the headers' own: a request about whose length two readers could disagree is refused. Nothing
 * that follows it on its connection is taken for a request, and neither is what follows one in chunks: of those it is not known
 * here whether they had a {@code Content-Length} as well (RFC 9112, 6.3).
 */
@ApplicationScoped
public class Framing {

    private static final int BAD_REQUEST = 400;

    private final Vertx vertx;

    /** Connections that had their last request. One leaves when it is closed, so there are no more than open connections. */
    private final Set<HttpConnection> finished = ConcurrentHashMap.newKeySet();

    public Framing(Vertx vertx) {
        this.vertx = vertx;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 1).handler(this::check);
    }

    private void check(RoutingContext call) {
        HttpServerRequest request = call.request();
        HttpConnection connection = request.connection();
        if (finished.contains(connection)) {
            connection.close();
            return;
        }
        boolean isSound = isSound(
                request.version(),
                request.headers().getAll(HttpHeaders.TRANSFER_ENCODING),
                request.headers().getAll(HttpHeaders.CONTENT_LENGTH));
        if (isSound && (request.version() == HttpVersion.HTTP_2 || !isChunked(request))) {
            call.next();
            return;
        }
        finished.add(connection);
        connection.closeHandler(closed -> finished.remove(connection));
        call.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        if (isSound) {
            call.addEndHandler(answered -> EarlyAnswer.readOnAndClose(vertx, request));
            call.next();
        } else {
            Problems.answer(call.response(), BAD_REQUEST, ErrorCode.VALIDATION_ERROR, "Invalid length of the body");
            connection.close();
        }
    }

    /** One length at most: a number of bytes, or chunks and nothing around them. */
    static boolean isSound(HttpVersion version, List<String> encodings, List<String> lengths) {
        if (encodings.isEmpty()) {
            return lengths.size() <= 1;
        }
        return lengths.isEmpty()
                && version == HttpVersion.HTTP_1_1
                && encodings.size() == 1
                && encodings.get(0).equalsIgnoreCase("chunked");
    }

    static boolean isChunked(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2
                ? !request.isEnded() && length(request) < 0
                : request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /** The length the body is said to have, or -1. */
    static long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // The server has refused what is no number.
        return length == null ? -1 : Long.parseLong(length.trim());
    }
}
