package io.parley.chat.report;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.chat.conversation.Conversations;
import io.parley.chat.id.ConversationId;
import io.parley.contracts.trace.TraceParent;
import io.parley.kit.outbox.OutboxRelay;
import io.parley.kit.postgres.PostgresProblems;
import io.parley.kit.token.SignedIn;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/conversations/{id}/reports}: of the other one, whether the two can still talk or not. */
@Path("/v1/conversations/{id}/reports")
@SignedIn
public class ReportResource {

    private final Conversations conversations;
    private final ReportStore reports;
    private final OutboxRelay relay;
    private final Clock clock;
    private final MeterRegistry metrics;

    public ReportResource(
            Conversations conversations, ReportStore reports, OutboxRelay relay, Clock clock, MeterRegistry metrics) {
        this.conversations = conversations;
        this.reports = reports;
        this.relay = relay;
        this.clock = clock;
        this.metrics = metrics;
    }

    public record Complaint(String reason, String messageId, String comment) {}

    public record Report(String id, Instant createdAt) {}

    /** 201 with the report, 200 with the first one where the caller has reported the same before. */
    @POST
    public Uni<RestResponse<Report>> report(
            @RestPath String id,
            Complaint body,
            @RestHeader(TraceParent.HEADER) String traceparent,
            @Context SecurityContext caller) {
        String user = caller.getUserPrincipal().getName();
        ConversationId conversation = ConversationId.parse(id);
        NewReport report = body == null
                ? NewReport.of(conversation, null, null, null)
                : NewReport.of(conversation, body.reason(), body.messageId(), body.comment());
        if (conversation == null) {
            throw Conversations.unknown();
        }
        Future<RestResponse<Report>> answer = conversations
                .find(conversation, user)
                .compose(stored -> {
                    if (stored == null) {
                        throw Conversations.unknown();
                    }
                    return reports.add(stored, user, report, TraceParent.parseOrStart(traceparent), clock.instant());
                })
                .map(stored -> answer(stored, report.reason()));
        return PostgresProblems.uni(answer);
    }

    private RestResponse<Report> answer(StoredReport stored, ReportReason reason) {
        if (stored == null) {
            throw NewReport.invalidMessage();
        }
        Report body = new Report(stored.wireId(), stored.createdAt());
        if (!stored.isNew()) {
            return RestResponse.ok(body);
        }
        metrics.counter("parley.chat.reports", "reason", reason.wireName()).increment();
        relay.wake();
        return RestResponse.status(RestResponse.Status.CREATED, body);
    }
}
