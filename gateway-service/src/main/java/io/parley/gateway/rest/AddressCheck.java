package io.parley.gateway.rest;

import io.parley.contracts.frame.ErrorCode;
import io.parley.gateway.answer.Problems;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Refuses an address that two servers might read in two ways, before anyone decides by it: dot segments, encoded slashes, matrix
 * parameters, and a query with a broken escape, which a framework would complain of by repeating it in its log.
 */
@ApplicationScoped
public class AddressCheck {

    private static final int BEFORE_ALL_ROUTES = -10_000;
    private static final int BEFORE_THE_FRAMEWORKS_OWN = Integer.MAX_VALUE - 1;
    private static final int BAD_REQUEST = 400;
    private static final int INTERNAL_ERROR = 500;
    private static final Logger LOG = Logger.getLogger(AddressCheck.class);

    private static final Pattern AMBIGUOUS =
            Pattern.compile(";|\\\\|//|%2f|%5c|%3b|%25|%00|(^|/)(\\.|%2e){1,2}(/|$)", Pattern.CASE_INSENSITIVE);

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_ROUTES).handler(AddressCheck::check);
        router.route().order(BEFORE_THE_FRAMEWORKS_OWN).failureHandler(AddressCheck::failed);
    }

    /** Instead of the framework's, which writes the address into the log, and with it a token. */
    private static void failed(RoutingContext call) {
        int status = call.statusCode() < BAD_REQUEST ? INTERNAL_ERROR : call.statusCode();
        if (status >= INTERNAL_ERROR && call.failure() != null) {
            LOG.errorf(
                    "%s fails with %s",
                    call.request().method(), call.failure().getClass().getName());
        }
        if (call.response().headWritten()) {
            call.response().reset();
        } else {
            ErrorCode code = status >= INTERNAL_ERROR ? ErrorCode.PROCESSING_ERROR : ErrorCode.VALIDATION_ERROR;
            Problems.answer(call.response(), status, code, "The request could not be served");
        }
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
