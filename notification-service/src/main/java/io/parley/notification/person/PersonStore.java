package io.parley.notification.person;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;

/** The table {@code notification.person}. */
@ApplicationScoped
public class PersonStore {

    /** Events of one user may come in another order than they happened: an older one changes nothing. */
    private static final String LEARN = """
            insert into notification.person as p (user_id, online, changed_at, online_at, language)
            select user_id, coalesce(online, false), changed_at, online_at, language
            from unnest($1::text[], $2::boolean[], $3::timestamptz[], $4::timestamptz[], $5::text[])
                as i (user_id, online, changed_at, online_at, language)
            order by user_id collate "C"
            on conflict (user_id) do update set
                online = case when excluded.changed_at >= p.changed_at or p.changed_at is null and excluded.changed_at is not null
                    then excluded.online else p.online end,
                changed_at = greatest(p.changed_at, excluded.changed_at),
                online_at = greatest(p.online_at, excluded.online_at),
                language = coalesce(excluded.language, p.language)
            """;

    /** @param facts one at most of each user */
    public Future<Void> learn(SqlClient connection, Collection<PersonFact> facts) {
        if (facts.isEmpty()) {
            return Future.succeededFuture();
        }
        return connection
                .preparedQuery(LEARN)
                .execute(Tuple.of(
                        facts.stream().map(PersonFact::userId).toArray(String[]::new),
                        facts.stream().map(PersonFact::online).toArray(Boolean[]::new),
                        facts.stream().map(fact -> time(fact.at())).toArray(OffsetDateTime[]::new),
                        facts.stream().map(fact -> time(fact.onlineAt())).toArray(OffsetDateTime[]::new),
                        facts.stream().map(PersonFact::language).toArray(String[]::new)))
                .mapEmpty();
    }

    private static OffsetDateTime time(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
