package io.parley.discovery.pairing;

import io.parley.contracts.event.EventData;
import io.parley.contracts.trace.TraceParent;
import io.parley.discovery.card.Card;
import io.parley.discovery.outbox.DiscoveryOutbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The table {@code discovery.match}, once a match has begun. */
@ApplicationScoped
class MatchStore {

    private static final String STANDING =
            "select id, created_at, ended_at from discovery.match where user_a = $1 and user_b = $2";

    /** The row's lock lets one of two who end it in the same moment find it open. */
    private static final String END = """
            update discovery.match set ended_at = now(), ended_by = $3
            where user_a = $1 and user_b = $2 and ended_at is null
            returning id, ended_at
            """;

    private static final String PAGE = """
            select m.id, m.created_at, m.other_id, %s
            from (
                select id, created_at, user_b as other_id from discovery.match where user_a = $1 and ended_at is null
                union all
                select id, created_at, user_a as other_id from discovery.match where user_b = $1 and ended_at is null
            ) m
            left join discovery.profile p on p.user_id = m.other_id
            where ($2::timestamptz is null or (m.created_at, m.id) < ($2, $3::uuid))
                and not exists (select from discovery.block b
                    where b.by_user_id = $1 and b.target_user_id = m.other_id and b.holds)
                and not exists (select from discovery.block b
                    where b.by_user_id = m.other_id and b.target_user_id = $1 and b.holds)
            order by m.created_at desc, m.id desc
            limit $4
            """.formatted(Card.COLUMNS);

    private final Pool pool;

    MatchStore(Pool pool) {
        this.pool = pool;
    }

    Future<Standing> standing(SqlConnection transaction, Pair pair) {
        return transaction
                .preparedQuery(STANDING)
                .execute(Tuple.of(pair.a(), pair.b()))
                .map(rows -> rows.size() == 0
                        ? Standing.NEVER_MATCHED
                        : isOpen(rows.iterator().next()) ? Standing.MATCHED : Standing.ENDED);
    }

    /** The match there is; null where it has ended. */
    Future<Match> current(SqlConnection transaction, Pair pair, String user) {
        return transaction
                .preparedQuery(STANDING)
                .execute(Tuple.of(pair.a(), pair.b()))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return isOpen(row)
                            ? new Match(new MatchId(row.getUUID("id")).toString(), pair.besides(user), createdAt(row))
                            : null;
                });
    }

    /** What ending it came to: whether it was open until now, had ended before, or never was. */
    Future<Standing> end(String user, String other, TraceParent trace) {
        Pair pair = Pair.of(user, other);
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(END)
                .execute(Tuple.of(pair.a(), pair.b(), user))
                .compose(rows -> rows.size() == 0
                        ? standing(transaction, pair)
                        : ended(transaction, pair, user, rows.iterator().next(), trace)));
    }

    private static Future<Standing> ended(
            SqlConnection transaction, Pair pair, String user, Row match, TraceParent trace) {
        UUID id = match.getUUID("id");
        Instant endedAt = match.getOffsetDateTime("ended_at").toInstant();
        return DiscoveryOutbox.TABLE
                .write(
                        transaction,
                        id,
                        new MatchId(id).toString(),
                        new EventData.MatchEnded(pair.ids(), user, endedAt),
                        trace)
                .map(Standing.MATCHED);
    }

    /** Up to {@code limit} matches of the user, newest first, those after a place in the list; null is its begin. */
    Future<List<ListedMatch>> page(String user, MatchCursor after, int limit, LocalDate today) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(
                        user,
                        after == null ? null : after.createdAt().atOffset(ZoneOffset.UTC),
                        after == null ? null : after.match(),
                        limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new ListedMatch(
                                row.getUUID("id"), row.getString("other_id"), createdAt(row), Card.of(row, today)))
                        .toList());
    }

    private static boolean isOpen(Row row) {
        return row.getOffsetDateTime("ended_at") == null;
    }

    private static Instant createdAt(Row row) {
        return row.getOffsetDateTime("created_at").toInstant();
    }
}
