package io.parley.chat.presence;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The table {@code chat.instance}. */
@ApplicationScoped
class InstanceStore {

    private static final String RENEW = """
            insert into chat.instance as i (id, alive_until) values ($1, now() + $2 * interval '1 millisecond')
            on conflict (id) do update set alive_until = excluded.alive_until
            returning xmax = 0 as is_new
            """;

    private static final String RUN_OUT = "select id, alive_until from chat.instance where alive_until < now()";

    private static final String DELETE = "delete from chat.instance where id = $1 and alive_until < now()";

    private final Pool pool;

    InstanceStore(Pool pool) {
        this.pool = pool;
    }

    /** An instance whose time has run out. */
    record Gone(UUID id, Instant aliveUntil) {}

    /** The instance is alive for so long; answers whether the table knew nothing of it. */
    Future<Boolean> renew(UUID id, Duration lease) {
        return pool.preparedQuery(RENEW)
                .execute(Tuple.of(id, (double) lease.toMillis()))
                .map(rows -> rows.iterator().next().getBoolean("is_new"));
    }

    Future<List<Gone>> runOut() {
        return pool.preparedQuery(RUN_OUT).execute().map(rows -> {
            List<Gone> gone = new ArrayList<>(rows.size());
            rows.forEach(row -> gone.add(new Gone(
                    row.getUUID("id"), row.getOffsetDateTime("alive_until").toInstant())));
            return gone;
        });
    }

    Future<Void> delete(UUID id) {
        return pool.preparedQuery(DELETE).execute(Tuple.of(id)).mapEmpty();
    }
}
