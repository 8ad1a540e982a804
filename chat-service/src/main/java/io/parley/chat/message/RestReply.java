package io.parley.chat.message;

import io.parley.chat.session.Session;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.Message;
import io.parley.contracts.trace.TraceParent;
import io.parley.kit.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.jboss.resteasy.reactive.RestResponse;

/** The answer to a send over REST. */
final class RestReply implements SendReply {

    private final String user;
    private final TraceParent trace;
    private final Promise<RestResponse<Message>> answer = Promise.promise();

    RestReply(String user, TraceParent trace) {
        this.user = user;
        this.trace = trace;
    }

    Future<RestResponse<Message>> answer() {
        return answer.future();
    }

    @Override
    public Session origin() {
        return null;
    }

    @Override
    public String ref() {
        return null;
    }

    @Override
    public TraceParent trace() {
        return trace;
    }

    @Override
    public void answer(SendOutcome outcome) {
        if (outcome instanceof SendOutcome.Created created) {
            answer.complete(RestResponse.status(
                    RestResponse.Status.CREATED, created.message().toWire(user)));
        } else if (outcome instanceof SendOutcome.Repeated repeated) {
            answer.complete(RestResponse.ok(repeated.first().toWire(user)));
        } else {
            SendOutcome.Failed failed = (SendOutcome.Failed) outcome;
            invalid(failed.code(), failed.message());
        }
    }

    @Override
    public void invalid(ErrorCode code, String message) {
        answer.fail(new ProblemException(code, message));
    }
}
