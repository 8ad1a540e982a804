package io.parley.chat.receipt;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.chat.ChatSettings;
import io.parley.chat.id.ConversationId;
import io.parley.chat.id.MessageId;
import io.parley.contracts.frame.ErrorCode;
import io.parley.kit.batch.Batcher;
import io.parley.kit.postgres.PostgresFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * What users have read, and what reached them. The first mark of a participant is stored at once, with those of others that
 * come meanwhile; more of the same participant in the same conversation gather for a second and are stored as one.
 */
@ApplicationScoped
public class Receipts {

    private static final Logger LOG = Logger.getLogger(Receipts.class);
    private static final int ATTEMPTS = 3;
    private static final int MAX_ANSWERS = 1_000;

    private record Key(ConversationId conversation, String user) {}

    /** The marks of one participant that wait together. */
    private static final class Gathering {
        Mark mark;
        List<ReceiptAnswer> answers = new ArrayList<>(1);
    }

    private record Due(Mark mark, List<ReceiptAnswer> answers) {}

    private final Vertx vertx;
    private final ReceiptStore store;
    private final ReceiptAnnouncer announcer;
    private final ChatSettings.Receipts settings;
    private final Clock clock;
    private final Batcher<Key> batches;

    /** Guarded by itself. A key is in here from its first mark until a pause went by without another. */
    private final Map<Key, Gathering> gathering = new HashMap<>();

    public Receipts(
            Vertx vertx,
            ReceiptStore store,
            ReceiptAnnouncer announcer,
            ChatSettings settings,
            Clock clock,
            MeterRegistry metrics) {
        this.vertx = vertx;
        this.store = store;
        this.announcer = announcer;
        this.settings = settings.receipts();
        this.clock = clock;
        this.batches = new Batcher<>(
                settings.receipts().maxBatch(), settings.receipts().maxWaiting(), this::store);
        metrics.gauge("parley.chat.receipts.waiting", batches, Batcher::waiting);
    }

    /** The user has read everything up to a message. */
    public void read(String conversationId, String user, String upToMessageId, ReceiptAnswer answer) {
        MessageId upTo = place(conversationId, upToMessageId, answer);
        if (upTo != null) {
            add(new Mark(upTo.conversation(), user, upTo.seq(), 0), answer);
        }
    }

    /** Everything up to a message has reached a device of the user. */
    public void delivered(String conversationId, String user, String upToMessageId, ReceiptAnswer answer) {
        MessageId upTo = place(conversationId, upToMessageId, answer);
        if (upTo != null) {
            add(new Mark(upTo.conversation(), user, 0, upTo.seq()), answer);
        }
    }

    private static MessageId place(String conversationId, String messageId, ReceiptAnswer answer) {
        ConversationId conversation = ConversationId.parse(conversationId);
        if (conversation == null) {
            refuse(answer, MarkOutcome.Refused.UNKNOWN_CONVERSATION);
            return null;
        }
        MessageId message = MessageId.parse(messageId);
        if (message == null || !message.conversation().equals(conversation)) {
            refuse(answer, MarkOutcome.Refused.UNKNOWN_MESSAGE);
            return null;
        }
        return message;
    }

    private void add(Mark mark, ReceiptAnswer answer) {
        Key key = new Key(mark.conversation(), mark.user());
        boolean isFirst;
        synchronized (gathering) {
            isFirst = !gathering.containsKey(key);
            Gathering gathered = gathering.computeIfAbsent(key, first -> new Gathering());
            if (gathered.answers.size() == MAX_ANSWERS) {
                answer.refused(ErrorCode.RATE_LIMITED, "Too many receipts at once");
                return;
            }
            gathered.mark = gathered.mark == null ? mark : gathered.mark.and(mark);
            gathered.answers.add(answer);
        }
        if (isFirst) {
            submit(key);
        }
    }

    private void submit(Key key) {
        if (!batches.offer(key)) {
            Due refused = take(key);
            synchronized (gathering) {
                gathering.remove(key);
            }
            refused.answers.forEach(answer -> refuse(answer, MarkOutcome.Refused.UNAVAILABLE));
        }
    }

    private Due take(Key key) {
        synchronized (gathering) {
            Gathering gathered = gathering.get(key);
            Due due = new Due(gathered.mark, gathered.answers);
            gathered.mark = null;
            gathered.answers = new ArrayList<>(1);
            return due;
        }
    }

    private Future<Void> store(List<Key> keys) {
        List<Due> due = keys.stream().map(this::take).toList();
        return move(due.stream().map(Due::mark).toList(), ATTEMPTS).transform(moved -> {
            if (moved.failed()) {
                LOG.warnf(
                        "%d receipts were not stored: %s",
                        due.size(), moved.cause().getMessage());
            }
            answer(
                    due,
                    moved.succeeded()
                            ? moved.result()
                            : Collections.nCopies(due.size(), MarkOutcome.Refused.UNAVAILABLE));
            vertx.setTimer(settings.interval().toMillis(), elapsed -> keys.forEach(this::goOn));
            return Future.succeededFuture();
        });
    }

    private Future<List<MarkOutcome>> move(List<Mark> marks, int attempts) {
        return store.move(marks, clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .timeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> attempts > 1 && PostgresFailure.of(failure) == PostgresFailure.CONFLICT
                        ? move(marks, attempts - 1)
                        : Future.failedFuture(failure));
    }

    /** The pause is over: what gathered meanwhile is stored now. */
    private void goOn(Key key) {
        synchronized (gathering) {
            if (gathering.get(key).mark == null) {
                gathering.remove(key);
                return;
            }
        }
        submit(key);
    }

    private void answer(List<Due> due, List<MarkOutcome> outcomes) {
        for (int i = 0; i < due.size(); i++) {
            List<ReceiptAnswer> answers = due.get(i).answers;
            if (outcomes.get(i) instanceof MarkOutcome.Refused refused) {
                answers.forEach(answer -> refuse(answer, refused));
            } else {
                announcer.announce(due.get(i).mark, (MarkOutcome.Stored) outcomes.get(i), answers);
            }
        }
    }

    private static void refuse(ReceiptAnswer answer, MarkOutcome.Refused refused) {
        switch (refused) {
            case UNKNOWN_CONVERSATION -> answer.refused(ErrorCode.CONVERSATION_NOT_FOUND, "No such conversation");
            case UNKNOWN_MESSAGE -> answer.refused(ErrorCode.VALIDATION_ERROR, "Invalid up_to_message_id");
            case UNAVAILABLE -> answer.refused(ErrorCode.UNAVAILABLE, "Receipts cannot be stored at the moment");
        }
    }
}
