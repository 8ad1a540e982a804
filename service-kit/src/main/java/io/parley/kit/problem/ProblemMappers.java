package io.parley.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.parley.contracts.frame.ErrorCode;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure of a REST call, as a problem. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response problem(ProblemException problem) {
        Response response = response(problem.code().httpStatus(), Problem.of(problem.code(), problem.getMessage()));
        if (problem.retryAfterSeconds() > 0) {
            response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds());
        }
        return response;
    }

    @ServerExceptionMapper
    public Response badJson(JsonProcessingException malformed) {
        return problem(new ProblemException(ErrorCode.INVALID_JSON, "Invalid JSON format"));
    }

    /** JSON, but of another shape than the call takes; the framework has a mapper of its own for it, without a code. */
    @ServerExceptionMapper
    public Response badShape(MismatchedInputException mismatched) {
        return problem(new ProblemException(ErrorCode.VALIDATION_ERROR, "Invalid fields in the body"));
    }

    /** What the framework refuses by itself: an unknown path, a wrong method, a body it cannot read. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException refused) {
        if (refused.getCause() instanceof MismatchedInputException mismatched) {
            return badShape(mismatched);
        }
        if (refused.getCause() instanceof JsonProcessingException malformed) {
            return badJson(malformed);
        }
        int status = refused.getResponse().getStatus();
        ErrorCode code = status >= 500 ? ErrorCode.PROCESSING_ERROR : ErrorCode.VALIDATION_ERROR;
        String reason = refused.getResponse().getStatusInfo().getReasonPhrase();
        return response(status, new Problem("about:blank", reason, status, reason, code.wireName()));
    }

    @ServerExceptionMapper
    public Response fault(Throwable fault) {
        LOG.error("a request failed for a reason of ours", fault);
        return problem(new ProblemException(ErrorCode.PROCESSING_ERROR, "The request could not be processed"));
    }

    private static Response response(int status, Problem problem) {
        return Response.status(status).type(Problem.MEDIA_TYPE).entity(problem).build();
    }
}
