package io.parley.chat.presence;

import static io.parley.chat.ChatPostgres.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.chat.ChatPostgres;
import io.parley.contracts.frame.Presence;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who is taken from whom, against a real PostgreSQL. */
@Timeout(60)
class PresenceStoreIT {

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration RUN_OUT = Duration.ofSeconds(-1);

    @TempDir
    static Path folder;

    private static ChatPostgres postgres;
    private static Pool pool;
    private static PresenceStore store;
    private static InstanceStore instances;

    private final UUID instance = UUID.randomUUID();
    private final String user = "user-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        postgres = new ChatPostgres(folder, 4);
        pool = postgres.pool();
        store = new PresenceStore(pool);
        instances = new InstanceStore(pool);
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Test
    void an_instance_that_has_run_out_loses_its_users_once() throws Exception {
        arrive(RUN_OUT);

        assertThat(take()).extracting(Presence::userId).containsExactly(user);
        assertThat(take()).isEmpty();
        assertThat(isListed()).isFalse();
    }

    @Test
    void an_instance_that_is_alive_loses_nobody() throws Exception {
        arrive(LEASE);

        assertThat(take()).isEmpty();
        assertThat(isListed()).isTrue();
    }

    @Test
    void an_instance_that_comes_back_in_the_middle_loses_nobody() throws Exception {
        arrive(RUN_OUT);
        SqlConnection connection = get(pool.getConnection());
        Transaction comingBack = get(connection.begin());
        get(connection
                .preparedQuery("update chat.instance set alive_until = now() + interval '1 hour' where id = $1")
                .execute(Tuple.of(instance)));

        Future<List<Presence>> taken = store.take(instance, users(), Instant.now());
        await().atMost(Duration.ofSeconds(20)).until(() -> taken.isComplete() || waitsForALock());
        get(comingBack.commit());

        assertThat(get(taken)).isEmpty();
        assertThat(isListed()).isTrue();
        get(connection.close());
    }

    private void arrive(Duration lease) throws Exception {
        get(instances.renew(instance, lease));
        get(store.arrive(instance, users(), Instant.now()));
    }

    private List<Presence> take() throws Exception {
        return get(store.take(instance, users(), Instant.now()));
    }

    private List<PresenceStore.Change> users() {
        return List.of(new PresenceStore.Change(user, null));
    }

    private boolean isListed() throws Exception {
        return get(pool.preparedQuery("select $2 = any(instances) from chat.presence where user_id = $1")
                        .execute(Tuple.of(user, instance)))
                .iterator()
                .next()
                .getBoolean(0);
    }

    private static boolean waitsForALock() throws Exception {
        return get(pool.query("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                                .execute())
                        .iterator()
                        .next()
                        .getLong(0)
                > 0;
    }
}
