package io.parley.gateway.rest;

import io.parley.contracts.frame.ErrorCode;
import io.parley.gateway.answer.Problems;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;

/** An error that is told before the whole request was read. */
final class EarlyAnswer {

    /** What is still on its way at most, if the connection is to be used again. */
    private static final long WORTH_READING_BYTES = 65_536;

    /** For so long a client that still sends is read, because it might lose the answer if the connection was cut at once. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    private EarlyAnswer() {}

    /** Afterwards the connection is of use only if what is still to come is little. */
    static void give(Vertx vertx, HttpServerRequest request, int status, ErrorCode code, String detail) {
        if (Framing.length(request) > WORTH_READING_BYTES) {
            giveAndClose(vertx, request, status, code, detail);
        } else {
            Problems.answer(request.response(), status, code, detail);
        }
    }

    static void giveAndClose(Vertx vertx, HttpServerRequest request, int status, ErrorCode code, String detail) {
        if (request.version() != HttpVersion.HTTP_2) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        Problems.answer(request.response(), status, code, detail);
        readOnAndClose(vertx, request);
    }

    /** The answer is out; what the client still sends goes nowhere. In HTTP/2 other calls share the connection. */
    static void readOnAndClose(Vertx vertx, HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            return;
        }
        if (request.isEnded()) {
            request.connection().close();
            return;
        }
        long timer =
                vertx.setTimer(LINGER.toMillis(), late -> request.connection().close());
        request.handler(ignored -> {});
        request.endHandler(all -> {
            vertx.cancelTimer(timer);
            request.connection().close();
        });
        request.resume();
    }
}
