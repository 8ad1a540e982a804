package io.parley.discovery.pairing;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/**
 * What two users think of each other is changed by one transaction at a time, and so is what one user thinks of all others: else two likes
 * in the same moment would not see each other, nor would the likes of a user be counted. Every transaction takes its user's lock first and
 * the pair's last, so that none waits in a circle; both end with it.
 */
final class PairLock {

    private static final String TAKE =
            "select pg_advisory_xact_lock(hashtextextended($1, 0)), pg_advisory_xact_lock(hashtextextended($2, 0))";

    private PairLock() {}

    static Future<Void> take(SqlConnection transaction, String user, Pair pair) {
        return transaction
                .preparedQuery(TAKE)
                .execute(Tuple.of("discovery.opinions:" + user, "discovery.pair:" + pair.lockName()))
                .mapEmpty();
    }
}
