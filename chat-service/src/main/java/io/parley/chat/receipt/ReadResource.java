package io.parley.chat.receipt;

import io.parley.chat.session.Session;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.FrameLimits;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.trace.TraceParent;
import io.parley.kit.problem.ProblemException;
import io.parley.kit.token.SignedIn;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Promise;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** {@code POST /v1/conversations/{id}/read}: what {@code read.set} does on a socket. */
@Path("/v1/conversations/{id}/read")
@SignedIn
public class ReadResource {

    private final Receipts receipts;

    public ReadResource(Receipts receipts) {
        this.receipts = receipts;
    }

    public record ReadUpTo(String upToMessageId) {}

    /** How far the caller has read now; further than asked for, if it was further before. */
    public record ReadState(String conversationId, String upToMessageId, Instant readAt) {}

    @POST
    public Uni<ReadState> read(
            @RestPath String id,
            ReadUpTo body,
            @RestHeader(TraceParent.HEADER) String traceparent,
            @Context SecurityContext caller) {
        if (body == null || body.upToMessageId() == null) {
            throw new ProblemException(ErrorCode.VALIDATION_ERROR, "Missing up_to_message_id");
        }
        if (body.upToMessageId().length() > FrameLimits.MAX_NAME_CHARACTERS) {
            throw new ProblemException(ErrorCode.VALIDATION_ERROR, "Invalid up_to_message_id");
        }
        Promise<ReadState> state = Promise.promise();
        receipts.read(
                id,
                caller.getUserPrincipal().getName(),
                body.upToMessageId(),
                new RestAnswer(state, TraceParent.parseOrStart(traceparent)));
        return UniHelper.toUni(state.future());
    }

    private record RestAnswer(Promise<ReadState> state, TraceParent trace) implements ReceiptAnswer {

        @Override
        public Session origin() {
            return null;
        }

        @Override
        public String ref() {
            return null;
        }

        @Override
        public boolean isForRead() {
            return true;
        }

        @Override
        public void read(ServerFrame.MessageRead now) {
            state.complete(new ReadState(now.conversationId(), now.upToMessageId(), now.readAt()));
        }

        @Override
        public void refused(ErrorCode code, String message) {
            state.fail(new ProblemException(code, message));
        }
    }
}
