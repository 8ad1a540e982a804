package io.parley.gateway.answer;

import io.parley.contracts.frame.ErrorCode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Answers a call whose route failed and has no answer of its own, in place of the framework, which would write the address into the
 * log, and with it a token.
 */
@ApplicationScoped
public class FailureAnswer {

    private static final int BEFORE_THE_FRAMEWORKS_OWN = Integer.MAX_VALUE - 1;
    private static final int BAD_REQUEST = 400;
    private static final int INTERNAL_ERROR = 500;
    private static final Logger LOG = Logger.getLogger(FailureAnswer.class);

    void register(@Observes Router router) {
        router.route().order(BEFORE_THE_FRAMEWORKS_OWN).failureHandler(FailureAnswer::answer);
    }

    private static void answer(RoutingContext call) {
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
}
