package io.parley.kit.postgres;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Makes the pool as Quarkus would, but for one thing that has no setting: the client prepares statements of more than 2,048
 * characters anew for each call, and ours that write batches are longer. Parsing and planning them cost several times what
 * running them does.
 */
@Singleton
public class StatementCache implements PgPoolCreator {

    private static final int LONGEST_STATEMENT = 16_384;

    @Override
    public Pool create(Input input) {
        List<SqlConnectOptions> servers = input.pgConnectOptionsList().stream()
                .<SqlConnectOptions>map(options -> options.setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT))
                .toList();
        return PgBuilder.pool()
                .connectingTo(servers)
                .with(input.poolOptions())
                .using(input.vertx())
                .build();
    }
}
