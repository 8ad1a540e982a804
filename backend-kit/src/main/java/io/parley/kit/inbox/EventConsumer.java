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
 * again, and the broker keeps the rest. What is no event, or what the handler can never take, goes to the queue's dead letters,
 * with the reason.
 */
public final class EventConsumer implements BrokerLink.Role {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final int MAX_BATCH = 500;
    private static final int PREFETCH = 2 * MAX_BATCH;
    /** After a batch, what comes gathers for so long: nobody waits for an event, and few transactions cost less than many. */
    private static final Duration GATHERING = Duration.ofMillis(50);

    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

    /** A conflict that goes on for so many times is the event's own: two others would have got out of each other's way. */
    private static final int MOST_CONFLICTS = 10;

    private record Received(Channel channel, Delivery delivery, Event event) {

        long tag() {
            return delivery.getEnvelope().getDeliveryTag();
        }
    }

    private final Vertx vertx;
    private final Topology.Inbox queue;
    private final InboxTable table;
    private final EventHandler handler;
    private final MeterRegistry metrics;
    private final DeadLetters deadLetters;
    private final Batcher<Received> batches;

    public EventConsumer(
            Vertx vertx, Topology.Inbox queue, InboxTable table, EventHandler handler, MeterRegistry metrics) {
        this.vertx = vertx;
        this.queue = queue;
        this.table = table;
        this.handler = handler;
        this.metrics = metrics;
        this.deadLetters = new DeadLetters(queue);
        // Never full: a lost channel's deliveries may wait beside those of its successor.
        this.batches = new Batcher<>(MAX_BATCH, Integer.MAX_VALUE, this::takeAndGather);
        queue.events().forEach(type -> count("consumed", type.wireName(), 0));
    }

    @Override
    public void connected(BrokerLink.Channels channels) throws IOException {
        deadLetters.connected(channels);
        Channel channel = channels.open();
        channel.basicQos(PREFETCH);
        channel.basicConsume(
                queue.name(),
                false,
                (tag, delivery) -> received(channel, delivery),
                // The queue was taken away; the next connection declares it again.
                cancelled -> channel.abort());
    }

    /** What was not acknowledged comes again. */
    @Override
    public void lost() {
        deadLetters.lost();
    }

    private void received(Channel channel, Delivery delivery) throws IOException {
        Event event;
        try {
            event = EventReader.read(delivery.getBody());
        } catch (MalformedEventException malformed) {
            // Before the next delivery is looked at, whose acknowledgement would count for this one too.
            deadLetters.put(delivery, malformed.getMessage());
            channel.basicAck(delivery.getEnvelope().getDeliveryTag(), false);
            LOG.errorf("%s: a delivery went to %s: %s", queue.name(), queue.deadLetters(), malformed.getMessage());
            count("rejected", "other", 1);
            return;
        }
        batches.offer(new Received(channel, delivery, event));
    }

    private Future<Void> takeAndGather(List<Received> batch) {
        return take(batch, 0).compose(taken -> batch.size() == MAX_BATCH ? Future.succeededFuture() : pause(GATHERING));
    }

    private Future<Void> pause(Duration pause) {
        return vertx.timer(pause.toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
    }

    private Future<Void> take(List<Received> batch, int conflicts) {
        List<Received> live = batch.stream().filter(one -> one.channel.isOpen()).toList();
        if (live.isEmpty()) {
            return Future.succeededFuture();
        }
        return table.receive(live.stream().map(Received::event).toList(), handler)
                .compose(fresh -> acknowledge(live, fresh), failure -> failed(live, failure, conflicts));
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
        return onBroker(batch, last -> last.channel.basicAck(last.tag(), true));
    }

    private Future<Void> failed(List<Received> batch, Throwable failure, int conflicts) {
        boolean conflict = PostgresFailure.of(failure) == PostgresFailure.CONFLICT;
        if (conflict && conflicts < MOST_CONFLICTS) {
            LOG.debugf("%s: another transaction was in the way of %d events", queue.name(), batch.size());
            return pause(GATHERING).compose(elapsed -> take(batch, conflicts + 1));
        }
        if (!conflict && !Poison.isIn(failure)) {
            LOG.warnf("%s: PostgreSQL is away, %d events wait: %s", queue.name(), batch.size(), failure.getMessage());
            return pause(RETRY_PAUSE).compose(elapsed -> take(batch, conflicts));
        }
        return batch.size() > 1 ? oneByOne(batch.iterator()) : bury(batch.get(0), failure);
    }

    private Future<Void> oneByOne(Iterator<Received> batch) {
        return batch.hasNext()
                ? take(List.of(batch.next()), 0).compose(done -> oneByOne(batch))
                : Future.succeededFuture();
    }

    private Future<Void> bury(Received poison, Throwable failure) {
        TraceLog.during(
                poison.event.traceparent(),
                () -> LOG.errorf(
                        "%s: event %s goes to %s: %s",
                        queue.name(), poison.event.id(), queue.deadLetters(), Poison.reason(failure)));
        count("rejected", poison.event.type().wireName(), 1);
        return onBroker(List.of(poison), one -> {
            deadLetters.put(one.delivery, Poison.reason(failure));
            one.channel.basicAck(one.tag(), false);
        });
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
