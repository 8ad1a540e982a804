package io.parley.notification.pair;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;

/** The table {@code notification.pair}. */
@ApplicationScoped
public class PairStore {

    /** Most of it is known already and changes nothing: every message names its two users. */
    private static final String LEARN = """
            insert into notification.pair as p (user_id, other_id, conversation_id, hidden_before, silent_before)
            select i.user_id, i.other_id, i.conversation_id, i.hidden_before, i.silent_before
            from unnest($1::text[], $2::text[], $3::uuid[], $4::timestamptz[], $5::timestamptz[])
                as i (user_id, other_id, conversation_id, hidden_before, silent_before)
            left join notification.pair k on k.user_id = i.user_id and k.other_id = i.other_id
            where k.user_id is null
                or k.conversation_id is null and i.conversation_id is not null
                or i.hidden_before is not null
                or i.silent_before is not null
            order by i.user_id collate "C", i.other_id collate "C"
            on conflict (user_id, other_id) do update set
                conversation_id = coalesce(p.conversation_id, excluded.conversation_id),
                hidden_before = greatest(p.hidden_before, excluded.hidden_before),
                silent_before = greatest(p.silent_before, excluded.silent_before)
            """;

    /** @param facts one at most of each pair */
    public Future<Void> learn(SqlConnection transaction, Collection<PairFact> facts) {
        if (facts.isEmpty()) {
            return Future.succeededFuture();
        }
        return transaction
                .preparedQuery(LEARN)
                .execute(Tuple.of(
                        facts.stream().map(fact -> fact.key().userId()).toArray(String[]::new),
                        facts.stream().map(fact -> fact.key().otherId()).toArray(String[]::new),
                        facts.stream().map(PairFact::conversation).toArray(UUID[]::new),
                        times(facts, PairFact::hiddenBefore),
                        times(facts, PairFact::silentBefore)))
                .mapEmpty();
    }

    private static OffsetDateTime[] times(Collection<PairFact> facts, Function<PairFact, Instant> time) {
        return facts.stream()
                .map(time)
                .map(at -> at == null ? null : at.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
