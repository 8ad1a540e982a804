package io.parley.gateway.answer;

import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.json.Json;
import io.parley.kit.problem.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** Problems on routes that are not REST resources. */
public final class Problems {

    private Problems() {}

    public static void answer(HttpServerResponse response, ErrorCode code, String detail) {
        answer(response, code.httpStatus(), code, detail);
    }

    /** With a status that is not the code's own. */
    public static void answer(HttpServerResponse response, int status, ErrorCode code, String detail) {
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(json(status, code, detail));
    }

    /** Too many attempts of one address, and in how many seconds the next one is welcome. */
    public static void tooManyAttempts(HttpServerResponse response, long retryAfterSeconds) {
        response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
        answer(response, ErrorCode.RATE_LIMITED, "Too many attempts from this address");
    }

    /** Too many calls or messages of one user, and in how many seconds the next one is welcome. */
    public static void tooManyCalls(HttpServerResponse response, long retryAfterSeconds) {
        response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
        answer(response, ErrorCode.RATE_LIMITED, "Too many calls or messages");
    }

    public static String json(int status, ErrorCode code, String detail) {
        Problem problem = Problem.of(code, detail);
        return Json.write(new Problem(problem.type(), problem.title(), status, problem.detail(), problem.code()));
    }
}
