package io.parley.chat.message;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.chat.ChatSettings;
import io.parley.chat.id.ConversationId;
import io.parley.kit.batch.Batcher;
import io.parley.kit.outbox.OutboxRelay;
import io.parley.kit.postgres.PostgresFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** The group commit: see the package's page. */
@ApplicationScoped
public class MessageWriter {

    private static final Logger LOG = Logger.getLogger(MessageWriter.class);
    /** A conflict is another instance's commit under the same key; the repeat sees it, so one is nearly always enough. */
    private static final int ATTEMPTS = 4;

    /** What makes two sends the same. */
    private record Key(ConversationId conversation, String sender, String key) {}

    private final MessageStore store;
    private final Announcements announcements;
    private final OutboxRelay relay;
    private final Vertx vertx;
    private final long timeoutMillis;
    private final long intervalNanos;
    private final Batcher<PendingSend> batches;
    private final DistributionSummary batchSizes;

    public MessageWriter(
            Vertx vertx,
            MessageStore store,
            Announcements announcements,
            OutboxRelay relay,
            ChatSettings settings,
            MeterRegistry metrics) {
        this.vertx = vertx;
        this.store = store;
        this.announcements = announcements;
        this.relay = relay;
        this.timeoutMillis = settings.writer().timeout().toMillis();
        this.intervalNanos = settings.writer().interval().toNanos();
        this.batches =
                new Batcher<>(settings.writer().maxBatch(), settings.writer().maxWaiting(), this::writeBatch);
        this.batchSizes = metrics.summary("parley.chat.commit.messages");
        metrics.gauge("parley.chat.commit.waiting", batches, Batcher::waiting);
    }

    /** Takes a message; its reply hears what became of it. */
    public void send(NewMessage message, SendReply reply) {
        if (!batches.offer(new PendingSend(message, reply))) {
            reply.answer(SendOutcome.Refused.UNAVAILABLE);
        }
    }

    private Future<Void> writeBatch(List<PendingSend> batch) {
        long begin = System.nanoTime();
        return writeAll(batch).transform(written -> pauseUntil(begin + intervalNanos));
    }

    private Future<Void> pauseUntil(long nanos) {
        long left = TimeUnit.NANOSECONDS.toMillis(nanos - System.nanoTime());
        return left <= 0
                ? Future.succeededFuture()
                : vertx.timer(left, TimeUnit.MILLISECONDS).mapEmpty();
    }

    private Future<Void> writeAll(List<PendingSend> batch) {
        Map<Key, PendingSend> firsts = new HashMap<>();
        List<PendingSend> distinct = new ArrayList<>(batch.size());
        List<PendingSend> repeats = new ArrayList<>();
        for (PendingSend send : batch) {
            boolean isFirst = send.message().idempotencyKey() == null || firsts.putIfAbsent(key(send), send) == null;
            (isFirst ? distinct : repeats).add(send);
        }
        return write(distinct)
                // What repeats another of its own batch is asked for again: by now the first one's fate is known.
                .compose(written -> repeats.isEmpty() ? Future.succeededFuture() : writeAll(repeats));
    }

    private Future<Void> write(List<PendingSend> sends) {
        List<NewMessage> messages = sends.stream().map(PendingSend::message).toList();
        return append(messages, ATTEMPTS).transform(result -> {
            if (result.succeeded()) {
                answer(sends, result.result());
                return Future.succeededFuture();
            }
            return failed(sends, result.cause());
        });
    }

    private Future<List<SendOutcome>> append(List<NewMessage> messages, int attempts) {
        Future<List<SendOutcome>> stored = store.append(messages);
        return stored.timeout(timeoutMillis, TimeUnit.MILLISECONDS).recover(failure -> {
            if (failure instanceof TimeoutException) {
                // The statement goes on. Should it succeed, those it concerns hear of it, late.
                stored.onSuccess(this::late);
            }
            return attempts > 1 && PostgresFailure.of(failure) == PostgresFailure.CONFLICT
                    ? append(messages, attempts - 1)
                    : Future.failedFuture(failure);
        });
    }

    private void late(List<SendOutcome> outcomes) {
        announcements.announceLate(outcomes);
        relay.wake();
    }

    /** One bad message must not take its neighbours with it; a server that is away takes all. */
    private Future<Void> failed(List<PendingSend> sends, Throwable failure) {
        if (sends.size() > 1 && PostgresFailure.of(failure) == PostgresFailure.STATEMENT) {
            Future<Void> done = Future.succeededFuture();
            for (PendingSend send : sends) {
                done = done.compose(before -> write(List.of(send)));
            }
            return done;
        }
        LOG.warnf("%d messages were not stored: %s", sends.size(), failure.getMessage());
        answer(sends, Collections.nCopies(sends.size(), SendOutcome.Refused.UNAVAILABLE));
        return Future.succeededFuture();
    }

    private void answer(List<PendingSend> sends, List<SendOutcome> outcomes) {
        try {
            int created = announcements.announce(sends, outcomes);
            if (created > 0) {
                batchSizes.record(created);
                relay.wake();
            }
        } catch (RuntimeException fault) {
            // The messages are stored: whoever missed one here gets it by sync. The next batch must go on.
            LOG.error("a batch was stored but could not be announced in full", fault);
        }
    }

    private static Key key(PendingSend send) {
        NewMessage message = send.message();
        return new Key(message.conversation(), message.senderId(), message.idempotencyKey());
    }
}
