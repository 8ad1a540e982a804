package io.parley.chat.report;

import com.github.f4b6a3.uuid.UuidCreator;
import io.parley.chat.conversation.StoredConversation;
import io.parley.chat.id.MessageId;
import io.parley.chat.outbox.ChatOutbox;
import io.parley.contracts.event.EventData;
import io.parley.contracts.trace.TraceParent;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The table {@code chat.report}. */
@ApplicationScoped
class ReportStore {

    /** Nothing where the user has reported this already, or where there is no such message of the other one. */
    private static final String INSERT = """
            insert into chat.report (conversation_id, user_id, seq, id, reason, comment, created_at)
            select $1::uuid, $2::text, $3::bigint, $4::uuid, $5::text, $6::text, $7::timestamptz
            where $3 = 0 or exists (select from chat.message where conversation_id = $1 and seq = $3 and sender_id <> $2)
            on conflict do nothing
            returning id, created_at
            """;

    private static final String FIND =
            "select id, created_at from chat.report where conversation_id = $1 and user_id = $2 and seq = $3";

    private final Pool pool;

    ReportStore(Pool pool) {
        this.pool = pool;
    }

    /** Keeps a report and tells the platform; answers the first one where there was one. Null where there is no such message. */
    Future<StoredReport> add(
            StoredConversation conversation, String user, NewReport report, TraceParent trace, Instant now) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        Tuple values = Tuple.of(conversation.id().uuid(), user, report.seq(), id)
                .addString(report.reason().wireName())
                .addString(report.comment())
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC));
        return pool.withTransaction(
                transaction -> transaction.preparedQuery(INSERT).execute(values).compose(rows -> {
                    if (rows.size() == 0) {
                        return find(transaction, conversation, user, report.seq());
                    }
                    StoredReport stored = new StoredReport(id, at, true);
                    return announce(transaction, conversation, user, report, stored, trace)
                            .map(stored);
                }));
    }

    private static Future<StoredReport> find(
            SqlConnection transaction, StoredConversation conversation, String user, long seq) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(conversation.id().uuid(), user, seq))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return null;
                    }
                    Row row = rows.iterator().next();
                    return new StoredReport(
                            row.getUUID("id"),
                            row.getOffsetDateTime("created_at").toInstant(),
                            false);
                });
    }

    private static Future<Void> announce(
            SqlConnection transaction,
            StoredConversation conversation,
            String user,
            NewReport report,
            StoredReport stored,
            TraceParent trace) {
        EventData data = new EventData.ConversationReported(
                stored.wireId(),
                conversation.id().toString(),
                user,
                conversation.participants().besides(user),
                report.seq() == NewReport.WHOLE ? null : new MessageId(conversation.id(), report.seq()).toString(),
                report.reason().wireName(),
                report.comment(),
                stored.createdAt());
        return ChatOutbox.TABLE.write(
                transaction, conversation.id().uuid(), conversation.id().toString(), data, trace);
    }
}
