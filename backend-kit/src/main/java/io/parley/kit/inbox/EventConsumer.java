package io.parley.kit.inbox;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Delivery;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.contracts.broker.Topology;
import io.parley.contracts.event.Event;
import io.parley.contracts.event.EventReader;
import io.parley.contracts.event.MalformedEventException;
import io.parley.kit.batch.Batcher;
import io.parley.kit.broker.BrokerLink;
import io.parley.kit.postgres.PostgresFailure;
import io.parley.kit.trace.TraceLog;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Takes a service's queue, batch by batch.
 *
 * <p>At most {@code prefetch} deliveries are here at a time. While PostgreSQL is away the batch under way waits and is tried
 * again, and the broker keeps the rest. What is no event, or what the handler can never take, is rejected: the broker moves
 * it to the queue's dead letters.
 */
public final class EventConsumer implements BrokerLink.Role {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final int MAX_BATCH = 500;
    private static final int PREFETCH = 2 * MAX_BATCH;
    /** After a batch, what comes gathers for so long: nobody waits for an event, and few transactions cost less than many. */
    private static final Duration GATHERING = Duration.ofMillis(50);

    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

    private record Received(Channel channel, long tag, Event event) {}

    private final Vertx vertx;
    private final Topology.Inbox queue;
    private final InboxTable table;
    private final EventHandler handler;
    private final MeterRegistry metrics;
    private final Batcher<Received> batches;

    public EventConsumer(
            Vertx vertx, Topology.Inbox queue, InboxTable table, EventHandler handler, MeterRegistry metrics) {
        this.vertx = vertx;
        this.queue = queue;
        this.table = table;
        this.handler = handler;
        this.metrics = metrics;
        // Never full: a lost channel's deliveries may wait beside those of its successor.
        this.batches = new Batcher<>(MAX_BATCH, Integer.MAX_VALUE, this::takeAndGather);
        queue.events().forEach(type -> count("consumed", type.wireName(), 0));
    }

    @Override
    public void connected(BrokerLink.Channels channels) throws IOException {
        Channel channel = channels.open();
        channel.basicQos(PREFETCH);
        channel.basicConsume(
                queue.name(),
                false,
                (tag, delivery) -> received(channel, delivery),
                // The queue was taken away; the next connection declares it again.
                cancelled -> channel.abort());
    }

    /** Nothing to do: what was not acknowledged comes again. */
    @Override
    public void lost() {}

    private void received(Channel channel, Delivery delivery) throws IOException {
        long tag = delivery.getEnvelope().getDeliveryTag();
        try {
            batches.offer(new Received(channel, tag, EventReader.read(delivery.getBody())));
        } catch (MalformedEventException malformed) {
            LOG.errorf("%s: a delivery went to %s: %s", queue.name(), queue.deadLetters(), malformed.getMessage());
            count("rejected", "other", 1);
            channel.basicNack(tag, false, false);
        }
    }

    private Future<Void> takeAndGather(List<Received> batch) {
        return take(batch).compose(taken -> batch.size() == MAX_BATCH ? Future.succeededFuture() : pause(GATHERING));
    }

    private Future<Void> pause(Duration pause) {
        return vertx.timer(pause.toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
    }

    private Future<Void> take(List<Received> batch) {
        List<Received> live = batch.stream().filter(one -> one.channel.isOpen()).toList();
        if (live.isEmpty()) {
            return Future.succeededFuture();
        }
        return table.receive(live.stream().map(Received::event).toList(), handler)
                .compose(fresh -> acknowledge(live, fresh), failure -> failed(live, failure));
    }

    private Future<Void> acknowledge(List<Received> batch, List<Event> fresh) {
        for (Event event : fresh) {
            count("consumed", event.type().wireName(), 1);
            if (LOG.isDebugEnabled()) {
                TraceLog.during(
                        event.traceparent(),
                        () -> LOG.debugf(
                                "event %s, %s", event.id(), event.type().wireName()));
            }
        }
        count("repeated", "any", batch.size() - fresh.size());
        return onBroker(batch, last -> last.channel.basicAck(last.tag, true));
    }

    private Future<Void> failed(List<Received> batch, Throwable failure) {
        if (PostgresFailure.of(failure) != PostgresFailure.STATEMENT) {
            LOG.warnf("%s: PostgreSQL is away, %d events wait: %s", queue.name(), batch.size(), failure.getMessage());
            return pause(RETRY_PAUSE).compose(elapsed -> take(batch));
        }
        if (batch.size() > 1) {
            return oneByOne(batch.iterator());
        }
        Received poison = batch.get(0);
        TraceLog.during(
                poison.event.traceparent(),
                () -> LOG.errorf(
                        failure, "%s: event %s went to %s", queue.name(), poison.event.id(), queue.deadLetters()));
        count("rejected", poison.event.type().wireName(), 1);
        return onBroker(batch, one -> one.channel.basicNack(one.tag, false, false));
    }

    private Future<Void> oneByOne(Iterator<Received> batch) {
        return batch.hasNext()
                ? take(List.of(batch.next())).compose(done -> oneByOne(batch))
                : Future.succeededFuture();
    }

    private interface Answer {
        void send(Received delivery) throws IOException;
    }

    /** Answers the batch's last delivery, and with it the ones before; off the event loop, because the socket may be full. */
    private Future<Void> onBroker(List<Received> batch, Answer answer) {
        Promise<Void> answered = Promise.promise();
        vertx.executeBlocking(() -> {
                    answer.send(batch.get(batch.size() - 1));
                    return null;
                })
                // A lost channel brings everything again, and the inbox table knows it.
                .onComplete(sent -> answered.complete());
        return answered.future();
    }

    private void count(String what, String type, int events) {
        metrics.counter("parley.events." + what, "type", type).increment(events);
    }
}
