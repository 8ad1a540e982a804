package io.parley.gateway.rest;

import io.parley.contracts.frame.ErrorCode;
import io.parley.gateway.answer.AnswerHeaders;
import io.parley.gateway.answer.Problems;
import io.parley.gateway.upstream.ServiceInstances;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * One call on its way to a service and back: what comes in on one side goes out on the other, and a side that does not take
 * it stops the reading of the other one. Lives on one event loop.
 *
 * <p>It ends once, in {@link #end}: by the end of the answer, by a failure of either side, or when its time is over. After that
 * nothing of it is told to anyone.
 */
final class ProxiedCall {

    private static final Logger LOG = Logger.getLogger(ProxiedCall.class);
    private static final int REQUEST_TIMEOUT = 408;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    /**
     * @param silence for how long neither side may say anything
     * @param total   how long the call may take
     */
    record Limits(long bodyBytes, Duration connect, Duration silence, Duration total) {}

    private final Vertx vertx;
    private final RoutingContext call;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final ServiceInstances service;
    private final Limits limits;
    private final boolean hasBody;
    private final long begunAt = System.nanoTime();
    private long heardAt = begunAt;
    private long bodyBytes;
    private boolean bodyIsComplete;
    private boolean serviceIsFull;
    private boolean hasEnded;
    private long timer;
    private HttpClientRequest upstream;
    private HttpClientResponse answer;

    ProxiedCall(Vertx vertx, RoutingContext call, ServiceInstances service, Limits limits) {
        this.vertx = vertx;
        this.call = call;
        this.request = call.request();
        this.response = call.response();
        this.service = service;
        this.limits = limits;
        this.hasBody = Framing.isChunked(request) || Framing.length(request) > 0;
    }

    /** @param signing what the gateway says of the call to the service */
    void start(Consumer<HttpClientRequest> signing) {
        // Nothing is read before there is somewhere to pass it on to.
        request.pause();
        request.exceptionHandler(gone -> clientGone());
        call.addEndHandler(done -> clientGone());
        watch(limits.silence());
        service.request(new RequestOptions()
                        .setMethod(request.method())
                        .setURI(target())
                        .setConnectTimeout(limits.connect().toMillis()))
                .onSuccess(connected -> send(connected, signing))
                .onFailure(this::failed);
    }

    /** The path as it was understood here: no two readings of one address. */
    private String target() {
        String query = request.query();
        return query == null ? call.normalizedPath() : call.normalizedPath() + '?' + query;
    }

    private void send(HttpClientRequest connected, Consumer<HttpClientRequest> signing) {
        if (hasEnded) {
            connected.reset();
            return;
        }
        upstream = connected;
        heard();
        CallHeaders.toService(request.headers(), upstream.headers());
        signing.accept(upstream);
        upstream.exceptionHandler(this::failed);
        upstream.response().onSuccess(this::answer).onFailure(this::failed);
        if (!hasBody) {
            upstream.end();
            request.resume();
            return;
        }
        upstream.setChunked(Framing.isChunked(request));
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            response.writeContinue();
        }
        request.handler(this::bodyPart);
        request.endHandler(complete -> {
            bodyIsComplete = true;
            if (!hasEnded) {
                upstream.end();
            }
        });
        request.resume();
    }

    private void bodyPart(Buffer part) {
        heard();
        bodyBytes += part.length();
        if (hasEnded) {
            return;
        }
        if (bodyBytes > limits.bodyBytes()) {
            end();
            upstream.reset();
            if (isAnswered()) {
                response.reset();
            } else {
                refuseBody(vertx, request, limits);
            }
            return;
        }
        upstream.write(part);
        if (upstream.writeQueueFull()) {
            serviceIsFull = true;
            request.pause();
            upstream.drainHandler(drained -> {
                serviceIsFull = false;
                heard();
                request.resume();
            });
        }
    }

    private void answer(HttpClientResponse from) {
        if (hasEnded) {
            return;
        }
        answer = from;
        heard();
        response.setStatusCode(from.statusCode());
        CallHeaders.toClient(from.headers(), response.headers());
        boolean isEmpty = request.method() == HttpMethod.HEAD
                || from.statusCode() == NO_CONTENT
                || from.statusCode() == NOT_MODIFIED;
        response.setChunked(!isEmpty && from.getHeader(HttpHeaders.CONTENT_LENGTH) == null);
        from.exceptionHandler(this::failed);
        from.handler(this::answerPart);
        from.endHandler(complete -> answered());
    }

    private void answerPart(Buffer part) {
        if (hasEnded) {
            return;
        }
        heard();
        response.write(part);
        if (response.writeQueueFull()) {
            answer.pause();
            response.drainHandler(drained -> {
                heard();
                answer.resume();
            });
        }
    }

    private void answered() {
        if (!end()) {
            return;
        }
        if (hasBody && !bodyIsComplete) {
            // The service has heard enough; what the client still sends goes nowhere.
            upstream.reset();
        }
        response.end();
    }

    private void failed(Throwable failure) {
        if (end()) {
            LOG.debugf("a call to the %s service failed: %s", service.service(), failure.getMessage());
            giveUp(
                    ErrorCode.UNAVAILABLE.httpStatus(),
                    ErrorCode.UNAVAILABLE,
                    "The " + service.service() + " service is not available");
        }
    }

    private void clientGone() {
        if (end() && upstream != null) {
            upstream.reset();
        }
    }

    private void watch(Duration pause) {
        timer = vertx.setTimer(Math.max(1, pause.toMillis()), elapsed -> look());
    }

    private void look() {
        long now = System.nanoTime();
        Duration silence = limits.silence().minusNanos(now - heardAt);
        Duration total = limits.total().minusNanos(now - begunAt);
        Duration left = silence.compareTo(total) < 0 ? silence : total;
        if (!left.isNegative() && !left.isZero()) {
            watch(left);
        } else if (end()) {
            boolean isTheClients = hasBody && upstream != null && !bodyIsComplete && !serviceIsFull;
            LOG.debugf("a call to the %s service took too long", service.service());
            if (isTheClients) {
                giveUp(REQUEST_TIMEOUT, ErrorCode.VALIDATION_ERROR, "The body did not come in time");
            } else {
                giveUp(
                        ErrorCode.UNAVAILABLE.httpStatus(),
                        ErrorCode.UNAVAILABLE,
                        "The " + service.service() + " service did not answer in time");
            }
        }
    }

    /** An answer that has begun cannot be taken back; the client sees that it is cut short. */
    private void giveUp(int status, ErrorCode code, String detail) {
        if (upstream != null) {
            upstream.reset();
        }
        if (isAnswered()) {
            response.reset();
            return;
        }
        forgetAnswer();
        if (hasBody && !bodyIsComplete) {
            EarlyAnswer.giveAndClose(vertx, request, status, code, detail);
        } else {
            Problems.answer(response, status, code, detail);
        }
    }

    static void refuseBody(Vertx vertx, HttpServerRequest request, Limits limits) {
        EarlyAnswer.give(
                vertx,
                request,
                ErrorCode.MESSAGE_TOO_LARGE.httpStatus(),
                ErrorCode.MESSAGE_TOO_LARGE,
                "A body may have " + limits.bodyBytes() + " bytes");
    }

    private boolean isAnswered() {
        return response.headWritten();
    }

    /** The head of an answer of which nothing was sent. */
    private void forgetAnswer() {
        if (answer != null) {
            response.setChunked(false);
            MultiMap headers = response.headers();
            answer.headers().names().stream()
                    .filter(name -> !AnswerHeaders.areOurs(name))
                    .forEach(headers::remove);
        }
    }

    private void heard() {
        heardAt = System.nanoTime();
    }

    /** Whether it was still under way. */
    private boolean end() {
        if (hasEnded) {
            return false;
        }
        hasEnded = true;
        vertx.cancelTimer(timer);
        return true;
    }
}
