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
import java.util.concurrent.TimeoutException;
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

    /** What one device said, and how it is answered. */
    private record Wish(Mark mark, ReceiptAnswer answer) {}

    /** What is stored together: the marks of one participant. */
    private record Due(List<Wish> wishes) {

        Mark mark() {
            return wishes.stream().map(Wish::mark).reduce(Mark::and).orElseThrow();
        }

        List<ReceiptAnswer> answers() {
            return wishes.stream().map(Wish::answer).toList();
        }
    }

    private final Vertx vertx;
    private final ReceiptStore store;
    private final ReceiptAnnouncer announcer;
    private final ChatSettings.Receipts settings;
    private final Clock clock;
    private final Batcher<Key> batches;

    /** Guarded by itself. A key is in here from its first mark until a pause went by without another. */
    private final Map<Key, List<Wish>> gathering = new HashMap<>();

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
            add(new Mark(upTo.conversation(), user, upTo.seq(), 0, answer.trace()), answer);
        }
    }

    /** Everything up to a message has reached a device of the user. */
    public void delivered(String conversationId, String user, String upToMessageId, ReceiptAnswer answer) {
        MessageId upTo = place(conversationId, upToMessageId, answer);
        if (upTo != null) {
            add(new Mark(upTo.conversation(), user, 0, upTo.seq(), answer.trace()), answer);
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
        boolean isFull;
        synchronized (gathering) {
            isFirst = !gathering.containsKey(key);
            List<Wish> wishes = gathering.computeIfAbsent(key, first -> new ArrayList<>(1));
            isFull = wishes.size() == MAX_ANSWERS;
            if (!isFull) {
                wishes.add(new Wish(mark, answer));
            }
        }
        if (isFull) {
            answer.refused(ErrorCode.RATE_LIMITED, "Too many receipts at once");
        }
        if (isFirst) {
            submit(key);
        }
    }

    private void submit(Key key) {
        if (!batches.offer(key)) {
            List<Wish> refused;
            synchronized (gathering) {
                refused = gathering.remove(key);
            }
            refused.forEach(wish -> refuse(wish.answer, MarkOutcome.Refused.UNAVAILABLE));
        }
    }

    private Due take(Key key) {
        synchronized (gathering) {
            return new Due(gathering.put(key, new ArrayList<>(1)));
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
        Future<List<MarkOutcome>> moved = store.move(marks, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return moved.timeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> {
                    if (failure instanceof TimeoutException) {
                        // The statement goes on. Should it succeed, those it concerns hear of it, late.
                        moved.onSuccess(outcomes -> announceLate(marks, outcomes));
                    }
                    return attempts > 1 && PostgresFailure.of(failure) == PostgresFailure.CONFLICT
                            ? move(marks, attempts - 1)
                            : Future.failedFuture(failure);
                });
    }

    private void announceLate(List<Mark> marks, List<MarkOutcome> outcomes) {
        for (int i = 0; i < marks.size(); i++) {
            if (outcomes.get(i) instanceof MarkOutcome.Stored stored) {
                announcer.announce(marks.get(i), stored, List.of());
            }
        }
    }

    /** The pause is over: what gathered meanwhile is stored now. */
    private void goOn(Key key) {
        synchronized (gathering) {
            if (gathering.get(key).isEmpty()) {
                gathering.remove(key);
                return;
            }
        }
        submit(key);
    }

    private void answer(List<Due> due, List<MarkOutcome> outcomes) {
        for (int i = 0; i < due.size(); i++) {
            Due one = due.get(i);
            if (outcomes.get(i) instanceof MarkOutcome.Stored stored) {
                announcer.announce(one.mark(), stored, one.answers());
            } else {
                refuse(one, (MarkOutcome.Refused) outcomes.get(i));
            }
        }
    }

    /** A mark that goes too far is refused alone; what gathered with it is stored with the next. */
    private void refuse(Due due, MarkOutcome.Refused refused) {
        Mark farthest = due.mark();
        for (Wish wish : due.wishes) {
            boolean isToBlame = wish.mark.farthest() == farthest.farthest();
            if (refused == MarkOutcome.Refused.UNKNOWN_MESSAGE && !isToBlame) {
                add(wish.mark, wish.answer);
            } else {
                refuse(wish.answer, refused);
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
