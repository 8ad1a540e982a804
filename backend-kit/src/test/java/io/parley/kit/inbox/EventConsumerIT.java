package io.parley.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.parley.contracts.broker.DeadLetterHeaders;
import io.parley.contracts.broker.Topology;
import io.parley.contracts.event.Event;
import io.parley.contracts.event.EventData;
import io.parley.contracts.frame.Message;
import io.parley.kit.broker.BrokerLink;
import io.parley.kit.broker.EventPublisher;
import io.parley.local.BrokerKind;
import io.parley.local.Guard;
import io.parley.local.LocalBroker;
import io.parley.local.LocalPostgres;
import io.parley.local.Ports;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Events over a real broker into a real PostgreSQL: at least once on the wire, once in effect. */
@ParameterizedClass
@MethodSource("io.parley.local.BrokerKind#available")
@Timeout(120)
class EventConsumerIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static Guard guard;
    private static LocalPostgres postgres;
    private static LocalBroker broker;
    private static Vertx vertx;
    private static Pool pool;
    private static EventPublisher publisher;
    private static BrokerLink link;
    private static final AtomicBoolean postgresIsAway = new AtomicBoolean();

    @Parameter
    BrokerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(BrokerKind kind) throws Exception {
        guard = new Guard();
        Ports ports = new Ports();
        postgres = LocalPostgres.start(folder.resolve(kind + "-postgres"), ports.take(0), guard);
        broker = kind.create(folder.resolve(kind.name()), ports, 0, guard);
        broker.start();
        vertx = Vertx.vertx();
        pool = PgBuilder.pool().connectingTo(postgres.url()).using(vertx).build();
        get(pool.query(
                        "create schema test; create table test.inbox (event_id uuid primary key); "
                                + "create table test.effect (n bigserial, event_id uuid, text text not null check (text <> 'poison'))")
                .execute());
        publisher = new EventPublisher(() -> {});
        EventConsumer consumer = new EventConsumer(
                vertx,
                Topology.NOTIFICATION_INBOX,
                new InboxTable(pool, "test"),
                EventConsumerIT::effect,
                new SimpleMeterRegistry());
        link = new BrokerLink(broker.url(), "test", List.of(publisher, consumer), new SimpleMeterRegistry());
        link.start();
        await().atMost(LIMIT).until(publisher::isReady);
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        link.close();
        get(pool.close());
        get(vertx.close());
        broker.close();
        postgres.close();
        guard.close();
    }

    @Test
    void an_event_published_three_times_has_its_effect_once() throws Exception {
        Event event = event("once");
        publisher.publish(List.of(event, event));
        publisher.publish(List.of(event));
        Event last = event("last");
        publisher.publish(List.of(last));

        await().atMost(LIMIT).until(() -> effects(last) == 1);
        assertThat(effects(event)).isEqualTo(1);
    }

    @Test
    void a_thousand_events_have_a_thousand_effects_in_their_order() throws Exception {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            events.add(event("order-" + i));
        }
        publisher.publish(events);

        await().atMost(LIMIT).until(() -> count("select count(*) from test.effect where text like 'order-%'") == 1_000);
        assertThat(count("select count(*) from (select text, lag(substring(text, 7)::int) over (order by n) as before"
                        + " from test.effect where text like 'order-%') t where before + 1 <> substring(text, 7)::int"))
                .isZero();
    }

    @Test
    void what_is_no_event_goes_to_the_dead_letters_and_the_rest_goes_on() throws Exception {
        try (Connection connection = connect()) {
            Channel channel = connection.createChannel();
            channel.basicPublish(
                    "", Topology.NOTIFICATION_INBOX.name(), null, "no event".getBytes(StandardCharsets.UTF_8));
            Event next = event("after no event");
            publisher.publish(List.of(next));

            await().atMost(LIMIT).until(() -> effects(next) == 1);
            await().atMost(LIMIT).until(() -> {
                var dead = channel.basicGet(Topology.NOTIFICATION_INBOX.deadLetters(), true);
                return dead != null
                        && new String(dead.getBody(), StandardCharsets.UTF_8).equals("no event")
                        && reason(dead).equals("not a JSON object with a CloudEvent's fields");
            });
        }
    }

    @Test
    void an_event_that_can_have_no_effect_goes_to_the_dead_letters_and_its_neighbours_do_not() throws Exception {
        Event before = event("before poison");
        Event poison = event("poison");
        Event after = event("after poison");
        publisher.publish(List.of(before, poison, after));

        await().atMost(LIMIT).until(() -> effects(before) == 1 && effects(after) == 1);
        assertThat(effects(poison)).isZero();
        try (Connection connection = connect()) {
            Channel channel = connection.createChannel();
            await().atMost(LIMIT).until(() -> {
                var dead = channel.basicGet(Topology.NOTIFICATION_INBOX.deadLetters(), true);
                return dead != null
                        && poison.id().toString().equals(dead.getProps().getMessageId())
                        && reason(dead).startsWith("SQLSTATE 23514: ");
            });
        }
    }

    @Test
    void a_handler_that_cannot_cope_with_an_event_does_not_hold_up_the_rest() throws Exception {
        Event beyond = event("beyond me");
        Event next = event("after beyond me");
        publisher.publish(List.of(beyond, next));

        await().atMost(LIMIT).until(() -> effects(next) == 1);
        try (Connection connection = connect()) {
            Channel channel = connection.createChannel();
            await().atMost(LIMIT).until(() -> {
                var dead = channel.basicGet(Topology.NOTIFICATION_INBOX.deadLetters(), true);
                return dead != null && reason(dead).equals("IllegalArgumentException: beyond me");
            });
        }
    }

    @Test
    void a_queue_that_was_taken_away_is_declared_again_and_consumed() throws Exception {
        assumeTrue(kind != BrokerKind.EMBEDDED, "the embedded broker does not tell a consumer that its queue is gone");
        try (Connection connection = connect()) {
            connection.createChannel().queueDelete(Topology.NOTIFICATION_INBOX.name());
        }
        Event next = event("after the queue was gone");

        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .ignoreException(IOException.class)
                .until(() -> {
                    publisher.publish(List.of(next));
                    return effects(next) == 1;
                });
    }

    @Test
    void while_postgres_is_away_events_wait() throws Exception {
        postgresIsAway.set(true);
        Event waiting = event("waiting");
        publisher.publish(List.of(waiting));
        postgresIsAway.set(false);

        await().atMost(LIMIT).until(() -> effects(waiting) == 1);
    }

    private static String reason(GetResponse dead) {
        return dead.getProps().getHeaders().get(DeadLetterHeaders.REASON).toString();
    }

    private static Future<Runnable> effect(SqlConnection transaction, List<Event> events) {
        if (postgresIsAway.get()) {
            return Future.failedFuture("connection refused");
        }
        if (events.stream().anyMatch(event -> text(event).equals("beyond me"))) {
            throw new IllegalArgumentException("beyond me");
        }
        List<Tuple> rows =
                events.stream().map(event -> Tuple.of(event.id(), text(event))).toList();
        return transaction
                .preparedQuery("insert into test.effect (event_id, text) values ($1, $2)")
                .executeBatch(rows)
                .map(EventHandler.NOTHING);
    }

    private static String text(Event event) {
        return ((EventData.MessageCreated) event.data()).message().text();
    }

    private static Event event(String text) {
        Message message = new Message("msg_1", 1, "anna", text, Instant.now(), null, null);
        return new Event(
                UUID.randomUUID(),
                "/test",
                "conv_1",
                Instant.now(),
                null,
                new EventData.MessageCreated("conv_1", List.of("anna", "boris"), message));
    }

    private static long effects(Event event) throws Exception {
        return count("select count(*) from test.effect where event_id = '" + event.id() + "'");
    }

    private static long count(String sql) throws Exception {
        return get(pool.query(sql).execute()).iterator().next().getLong(0);
    }

    private static Connection connect() throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(broker.url());
        return factory.newConnection();
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
