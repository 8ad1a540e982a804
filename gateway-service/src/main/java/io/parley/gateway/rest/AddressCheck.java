package io.parley.gateway.rest;

import io.parley.contracts.frame.ErrorCode;
import io.parley.gateway.answer.Problems;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Refuses an address that two servers might read in two ways, before anyone decides by it: dot segments, encoded slashes, matrix
 * parameters, and a query with a broken escape, which a framework would complain of by repeating it in its log.
 */
@ApplicationScoped
public class AddressCheck {

    private static final int BEFORE_ALL_ROUTES = -10_000;
    private static final int BAD_REQUEST = 400;

    private static final Pattern AMBIGUOUS =
            Pattern.compile(";|\\\\|//|%2f|%5c|%3b|%25|%00|(^|/)(\\.|%2e){1,2}(/|$)", Pattern.CASE_INSENSITIVE);

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_ROUTES).handler(AddressCheck::check);
    }

    private static void check(RoutingContext call) {
        HttpServerRequest request = call.request();
        if (isAmbiguous(request.path()) || !isReadable(request)) {
            Problems.answer(call.response(), BAD_REQUEST, ErrorCode.VALIDATION_ERROR, "Invalid address");
        } else {
            call.next();
        }
    }

    static boolean isAmbiguous(String path) {
        return path == null || AMBIGUOUS.matcher(path).find();
    }

    private static boolean isReadable(HttpServerRequest request) {
        if (request.query() == null || request.query().indexOf('%') < 0) {
            return true;
        }
        try {
            request.params();
            return true;
        } catch (IllegalArgumentException brokenEscape) {
            return false;
        }
    }
}
