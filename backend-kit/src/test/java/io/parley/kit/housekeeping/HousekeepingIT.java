package io.parley.kit.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.local.Guard;
import io.parley.local.LocalPostgres;
import io.parley.local.Ports;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Old rows of a real table. */
@Timeout(60)
class HousekeepingIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static Guard guard;
    private static LocalPostgres postgres;
    private static Vertx vertx;
    private static Pool pool;

    private final Housekeeping housekeeping =
            new Housekeeping(vertx, pool, "public.note", "written_at", Duration.ofDays(1));

    @BeforeAll
    static void start() throws Exception {
        guard = new Guard();
        postgres = LocalPostgres.start(folder.resolve("postgres"), new Ports().take(0), guard);
        vertx = Vertx.vertx();
        pool = PgBuilder.pool().connectingTo(postgres.url()).using(vertx).build();
        get(pool.query("create table note (n int, written_at timestamptz); "
                        + "create index on note using brin (written_at)")
                .execute());
    }

    @AfterAll
    static void stop() throws Exception {
        get(pool.close());
        get(vertx.close());
        postgres.close();
        guard.close();
    }

    @BeforeEach
    void fill() throws Exception {
        get(pool.query(
                        "truncate note; insert into note select n, now() - interval '25 hours' from generate_series(1, 2500) n; "
                                + "insert into note select n, now() - interval '23 hours' from generate_series(1, 500) n")
                .execute());
    }

    @Test
    void what_is_too_old_goes_in_batches_and_the_rest_stays() throws Exception {
        assertThat(get(housekeeping.sweep())).isEqualTo(2_500);
        assertThat(rows()).isEqualTo(500);
        assertThat(get(housekeeping.sweep())).isZero();
    }

    @Test
    void one_instance_at_a_time_does_it() throws Exception {
        SqlConnection other = get(pool.getConnection());
        get(other.query("begin; select pg_advisory_xact_lock(" + Housekeeping.LOCKS + ", hashtext('public.note'))")
                .execute());

        assertThat(get(housekeeping.sweep())).isZero();
        assertThat(rows()).isEqualTo(3_000);

        get(other.query("rollback").execute());
        get(other.close());
        assertThat(get(housekeeping.sweep())).isEqualTo(2_500);
    }

    @Test
    void it_looks_again_by_itself() throws Exception {
        housekeeping.every(Duration.ofMillis(50));

        await().atMost(LIMIT).until(() -> rows() == 500);
        fill();
        await().atMost(LIMIT).until(() -> rows() == 500);
    }

    private static int rows() throws Exception {
        return get(pool.query("select count(*)::int from note").execute())
                .iterator()
                .next()
                .getInteger(0);
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
}
