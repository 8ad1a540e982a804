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
import java.util.function.Function;

/** The table {@code discovery.opinion}, and the begin of what is in {@code discovery.match}. */
@ApplicationScoped
class OpinionStore {

    /**
     * What has to be known of a like before it counts: whether there is somebody to like, whether one of the two blocks the other, whether
     * this is a repeat, whether the other one likes back, and how many likes the user gave within a day and when the first of them was.
     */
    private static final String JUDGE = """
            select exists (select from discovery.profile where user_id = $2) as known,
                exists (select from discovery.block
                    where holds and (by_user_id, target_user_id) in (($1, $2), ($2, $1))) as blocked,
                exists (select from discovery.opinion where user_id = $1 and other_id = $2 and likes) as repeated,
                exists (select from discovery.opinion where user_id = $2 and other_id = $1 and likes) as mutual,
                given.likes, ceil(extract(epoch from given.first + interval '1 day' - now()))::bigint as wait
            from (select count(*) as likes, min(since) as first from discovery.opinion
                where user_id = $1 and likes and since > now() - interval '1 day') given
            """;

    private static final String PUT = """
            insert into discovery.opinion as o (user_id, other_id, likes)
            select $1, $2, $3 where exists (select from discovery.profile where user_id = $2)
            on conflict (user_id, other_id) do update set likes = excluded.likes, since = excluded.since
            where o.likes <> excluded.likes
            """;

    private static final String TAKE_BACK =
            "delete from discovery.opinion where user_id = $1 and other_id = $2 and likes = $3";

    private static final String MATCH = """
            insert into discovery.match (id, user_a, user_b) values ($1, $2, $3)
            on conflict (user_a, user_b) do nothing
            returning created_at, (
                select min(telegram_language) from discovery.profile where user_id in ($2, $3)
                having count(distinct telegram_language) = 1 and count(telegram_language) = 2) as language
            """;

    private static final LikeOutcome UNKNOWN = new LikeOutcome.Unknown();

    private final Pool pool;
    private final MatchStore matches;
    private final int likesADay;

    OpinionStore(Pool pool, MatchStore matches, DiscoverySettings settings) {
        this.pool = pool;
        this.matches = matches;
        this.likesADay = settings.likes().aDay();
    }

    /** A like that was given before is no new one, and does not count. */
    Future<LikeOutcome> like(String user, String other, TraceParent trace) {
        Pair pair = Pair.of(user, other);
        return pool.withTransaction(transaction -> PairLock.take(transaction, user, pair)
                .compose(locked -> transaction.preparedQuery(JUDGE).execute(Tuple.of(user, other)))
                .compose(rows -> {
                    Row judged = rows.iterator().next();
                    // Who is blocked learns no more than that there is nobody to like.
                    if (!judged.getBoolean("known") || judged.getBoolean("blocked")) {
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

    /** Takes a like back, unless the two are matched: then it answers false, and nothing changes. */
    Future<Boolean> takeBackLike(String user, String other) {
        return unlessMatched(user, other, transaction -> transaction
                .preparedQuery(TAKE_BACK)
                .execute(Tuple.of(user, other, true))
                .mapEmpty());
    }

    /** What two who are or were matched think of each other stays as it was: a match is ended by another call. */
    Future<Void> pass(String user, String other) {
        return unlessMatched(user, other, transaction -> transaction
                        .preparedQuery(PUT)
                        .execute(Tuple.of(user, other, false))
                        .mapEmpty())
                .mapEmpty();
    }

    Future<Void> takeBackPass(String user, String other) {
        return pool.preparedQuery(TAKE_BACK)
                .execute(Tuple.of(user, other, false))
                .mapEmpty();
    }

    /** Answers whether the two are not matched now; only if they never were, the work is done. */
    private Future<Boolean> unlessMatched(String user, String other, Function<SqlConnection, Future<Void>> work) {
        Pair pair = Pair.of(user, other);
        return pool.withTransaction(transaction -> PairLock.take(transaction, user, pair)
                .compose(locked -> matches.standing(transaction, pair))
                .compose(standing -> standing == Standing.NEVER_MATCHED
                        ? work.apply(transaction).map(true)
                        : Future.succeededFuture(standing == Standing.ENDED)));
    }

    private Future<LikeOutcome> match(SqlConnection transaction, Pair pair, String user, TraceParent trace) {
        MatchId id = MatchId.create();
        return transaction
                .preparedQuery(MATCH)
                .execute(Tuple.of(id.uuid(), pair.a(), pair.b()))
                .compose(rows -> {
                    if (rows.size() == 0) {
                        return matches.current(transaction, pair, user)
                                .map(current -> new LikeOutcome.Liked(current, false));
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
}
