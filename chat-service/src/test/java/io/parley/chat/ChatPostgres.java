package io.parley.chat;

import io.parley.local.Guard;
import io.parley.local.LocalPostgres;
import io.parley.local.Ports;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;

/** A PostgreSQL of one test class's own, with the chat service's tables. */
public final class ChatPostgres {

    private final Guard guard = new Guard();
    private final LocalPostgres postgres;
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    public ChatPostgres(Path folder, int connections) {
        postgres = LocalPostgres.start(folder, new Ports().take(0), guard);
        Flyway.configure()
                .dataSource("jdbc:" + postgres.url().replace("postgres@", ""), "postgres", "")
                .schemas("chat")
                .load()
                .migrate();
        pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(connections))
                .connectingTo(postgres.url())
                .using(vertx)
                .build();
    }

    public Pool pool() {
        return pool;
    }

    public static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    public void close() throws Exception {
        get(pool.close());
        get(vertx.close());
        postgres.close();
        guard.close();
    }
}
