package io.parley.gateway.origin;

import io.parley.contracts.frame.ErrorCode;
import io.parley.gateway.answer.Problems;
import io.parley.gateway.limit.RefusalReason;
import io.parley.gateway.limit.Refusals;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * CORS for {@code /v1}: pages of allowed origins may call and read the answers, those of all others are refused before
 * anything is done. Tokens travel in {@code Authorization}, so credentials, which are cookies, are never allowed.
 */
@ApplicationScoped
public class CrossOrigin {

    private static final int BEFORE_ALL_ROUTES = -2_000;
    private static final int NO_CONTENT = 204;
    private static final String PREFLIGHT_IS_GOOD_FOR_SECONDS = "600";
    private static final String METHODS = "GET, POST, PUT, DELETE";
    private static final String REQUEST_HEADERS = "Authorization, Content-Type, Idempotency-Key";

    private final Origins origins;
    private final Refusals refusals;

    public CrossOrigin(Origins origins, Refusals refusals) {
        this.origins = origins;
        this.refusals = refusals;
    }

    void register(@Observes Router router) {
        router.route("/v1/*").order(BEFORE_ALL_ROUTES).handler(this::check);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if ("websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            // A socket is told over the socket, and no page can set this header on anything else.
            context.next();
            return;
        }
        context.addHeadersEndHandler(ignored -> addVary(context.response()));
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            context.next();
        } else if (!origins.permits(request)) {
            refusals.count(RefusalReason.ORIGIN);
            Problems.answer(context.response(), ErrorCode.FORBIDDEN_ORIGIN, "Pages of this origin may not call");
        } else {
            // At the end, so that nothing an answer brings along replaces it.
            context.addHeadersEndHandler(ignored -> allow(context.response(), origin));
            if (isPreflight(request)) {
                preflight(context.response());
            } else {
                context.next();
            }
        }
    }

    private static void addVary(HttpServerResponse response) {
        response.headers().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }

    private static void allow(HttpServerResponse response, String origin) {
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, HttpHeaders.RETRY_AFTER);
    }

    private static boolean isPreflight(HttpServerRequest request) {
        return request.method() == HttpMethod.OPTIONS
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    private static void preflight(HttpServerResponse response) {
        response.setStatusCode(NO_CONTENT)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS)
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_IS_GOOD_FOR_SECONDS)
                .end();
    }
}
