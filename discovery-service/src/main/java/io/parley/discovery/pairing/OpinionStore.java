package io.parley.discovery.pairing;

import io.parley.contracts.event.EventData;
import io.parley.contracts.trace.TraceParent;
import io.parley.discovery.DiscoverySettings;
import io.parley.discovery.outbox.DiscoveryOutbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** The table {@code discovery.opinion}, and the begin of what is in {@code discovery.match}. */
@ApplicationScoped
class OpinionStore {

    /** Two who like each other in the same moment come one after the other; it ends with the transaction. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended($1, 0))";

    /**
     * What has to be known of a like before it counts: whether there is somebody to like, whether this is a repeat, whether the other
     * one likes back, and how many likes the user gave within a day and when the first of them was.
     */
    private static final String JUDGE = """
            select exists (select from discovery.profile where user_id = $2) as known,
                exists (select from discovery.opinion where user_id = $1 and other_id = $2 and likes) as repeated,
                exists (select from discovery.opinion where user_id = $2 and other_id = $1 and likes) as mutual,
                given.likes, ceil(extract(epoch from given.first + interval '1 day' - now()))::bigint as wait
            from (select count(*) as likes, min(since) as first from discovery.opinion
                where user_id = $1 and likes and since > now() - interval '1 day') given
            """;

    private static final String PUT = """
            insert into discovery.opinion as o (user_id, other_id, likes) values ($1, $2, $3)
            on conflict (user_id, other_id) do update set likes = excluded.likes, since = excluded.since
            where o.likes <> excluded.likes
            """;

    private static final String TAKE_BACK_PASS =
            "delete from discovery.opinion where user_id = $1 and other_id = $2 and not likes";

    private static final String MATCH = """
            insert into discovery.match (id, user_a, user_b) values ($1, $2, $3)
            on conflict (user_a, user_b) do nothing
            returning created_at, (
                select min(telegram_language) from discovery.profile where user_id in ($2, $3)
                having count(distinct telegram_language) = 1 and count(telegram_language) = 2) as language
            """;

    private static final String CURRENT_MATCH = """
            select id, created_at from discovery.match where user_a = $1 and user_b = $2 and ended_at is null
            """;

    private static final LikeOutcome UNKNOWN = new LikeOutcome.Unknown();

    private final Pool pool;
    private final int likesADay;

    OpinionStore(Pool pool, DiscoverySettings settings) {
        this.pool = pool;
        this.likesADay = settings.likes().aDay();
    }

    /** A like that was given before is no new one, and does not count. */
    Future<LikeOutcome> like(String user, String other, TraceParent trace) {
        Pair pair = Pair.of(user, other);
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(pair.lockName()))
                .compose(locked -> transaction.preparedQuery(JUDGE).execute(Tuple.of(user, other)))
                .compose(rows -> {
                    Row judged = rows.iterator().next();
                    if (!judged.getBoolean("known")) {
                        return Future.succeededFuture(UNKNOWN);
                    }
                    if (!judged.getBoolean("repeated") && judged.getLong("likes") >= likesADay) {
                        return Future.succeededFuture(new LikeOutcome.TooMany(Math.max(1, judged.getLong("wait"))));
                    }
                    return transaction
                            .preparedQuery(PUT)
                            .execute(Tuple.of(user, other, true))
                            .compose(put -> judged.getBoolean("mutual")
                                    ? match(transaction, pair, user, trace)
                                    : Future.succeededFuture(new LikeOutcome.Liked(null, false)));
                }));
    }

    /** A pass ends no match; that is another call. */
    Future<Void> pass(String user, String other) {
        return pool.preparedQuery(PUT).execute(Tuple.of(user, other, false)).mapEmpty();
    }

    Future<Void> takeBackPass(String user, String other) {
        return pool.preparedQuery(TAKE_BACK_PASS).execute(Tuple.of(user, other)).mapEmpty();
    }

    private static Future<LikeOutcome> match(SqlConnection transaction, Pair pair, String user, TraceParent trace) {
        MatchId id = MatchId.create();
        return transaction
                .preparedQuery(MATCH)
                .execute(Tuple.of(id.uuid(), pair.a(), pair.b()))
                .compose(rows -> {
                    if (rows.size() == 0) {
                        return current(transaction, pair, user);
                    }
                    Row made = rows.iterator().next();
                    Instant createdAt = made.getOffsetDateTime("created_at").toInstant();
                    return DiscoveryOutbox.TABLE
                            .write(
                                    transaction,
                                    id.uuid(),
                                    id.toString(),
                                    new EventData.MatchCreated(pair.ids(), createdAt, made.getString("language")),
                                    trace)
                            .map(written -> new LikeOutcome.Liked(
                                    new Match(id.toString(), pair.besides(user), createdAt), true));
                });
    }

    /** The match there is; null where it has ended. */
    private static Future<LikeOutcome> current(SqlConnection transaction, Pair pair, String user) {
        return transaction
                .preparedQuery(CURRENT_MATCH)
                .execute(Tuple.of(pair.a(), pair.b()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return new LikeOutcome.Liked(null, false);
                    }
                    Row row = rows.iterator().next();
                    return new LikeOutcome.Liked(match(row, pair.besides(user)), false);
                });
    }

    private static Match match(Row row, String other) {
        UUID id = row.getUUID("id");
        return new Match(
                new MatchId(id).toString(),
                other,
                row.getOffsetDateTime("created_at").toInstant());
    }
}
