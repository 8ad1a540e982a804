package io.parley.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.parley.contracts.broker.Topology;
import io.parley.contracts.event.EventType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LocalServersIT {

    @TempDir
    Path folder;

    @Test
    void postgres_is_durable_and_keeps_its_data_from_run_to_run() throws Exception {
        try (Guard guard = new Guard()) {
            try (LocalPostgres postgres = LocalPostgres.start(folder, new Ports().take(0), guard)) {
                assertThat(ask(postgres, "show fsync")).isEqualTo("on");
                assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
                ask(postgres, "create table kept as select 42 as answer; select 1");
            }
            try (LocalPostgres postgres = LocalPostgres.start(folder, new Ports().take(0), guard)) {
                assertThat(ask(postgres, "select answer from kept")).isEqualTo("42");
            }
        }
    }

    @Test
    void the_embedded_broker_has_the_topology_before_any_service_declared_it() throws Exception {
        try (EmbeddedBroker broker = new EmbeddedBroker(new Ports().take(0))) {
            broker.start();
            ConnectionFactory factory = new ConnectionFactory();
            factory.setUri(broker.url());
            try (Connection connection = factory.newConnection()) {
                var channel = connection.createChannel();
                BlockingQueue<String> received = new ArrayBlockingQueue<>(1);
                channel.basicConsume(
                        Topology.DISCOVERY_INBOX.name(),
                        true,
                        (tag, delivery) -> received.add(new String(delivery.getBody(), StandardCharsets.UTF_8)),
                        tag -> {});
                channel.basicPublish(
                        Topology.EVENTS.name(), EventType.MESSAGE_CREATED.wireName(), null, "hello".getBytes());

                assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("hello");
            }
        }
    }

    @Test
    void the_guard_ends_what_is_on_its_list_and_nothing_else() throws Exception {
        Process listed = new ProcessBuilder("sleep", "600").start();
        Process finished = new ProcessBuilder("sleep", "600").start();
        Guard guard = new Guard();
        guard.add(listed.pid());
        guard.add(finished.pid());
        guard.remove(finished.pid());

        guard.close();

        assertThat(listed.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(finished.isAlive()).isTrue();
        finished.destroyForcibly().waitFor();
    }

    private static String ask(LocalPostgres postgres, String sql) throws Exception {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres", "postgres", "");
                var statement = connection.createStatement()) {
            boolean hasRows = statement.execute(sql);
            while (!hasRows) {
                hasRows = statement.getMoreResults();
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
