package io.parley.chat.receipt;

import io.parley.chat.id.ConversationId;
import io.parley.chat.id.MessageId;
import io.parley.chat.live.Fanout;
import io.parley.chat.session.Session;
import io.parley.contracts.frame.ServerFrame;
import io.parley.kit.outbox.OutboxRelay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Shows a receipt that moved: to both, or, once the conversation is blocked or closed, to the user's own devices alone. */
@ApplicationScoped
class ReceiptAnnouncer {

    private final Fanout fanout;
    private final OutboxRelay relay;
    private final Clock clock;

    ReceiptAnnouncer(Fanout fanout, OutboxRelay relay, Clock clock) {
        this.fanout = fanout;
        this.relay = relay;
        this.clock = clock;
    }

    /** @param answers those who wait for an answer; nobody, where they were told that nobody knows what became of the mark */
    void announce(Mark mark, MarkOutcome.Stored stored, List<ReceiptAnswer> answers) {
        if (stored.readMoved() || stored.deliveredMoved()) {
            relay.wake();
        }
        if (mark.read() > 0) {
            announceRead(
                    mark,
                    stored,
                    answers.stream().filter(ReceiptAnswer::isForRead).toList());
        }
        if (mark.isDeliveredFarther() && stored.deliveredMoved() && stored.isOpen()) {
            fanout.toUsers(List.of(stored.participants().besides(mark.user())), delivered(mark, stored));
        }
        answers.forEach(ReceiptAnswer::settled);
    }

    private void announceRead(Mark mark, MarkOutcome.Stored stored, List<ReceiptAnswer> answers) {
        ServerFrame.MessageRead state = read(mark, stored, null);
        Session shown = null;
        if (stored.readMoved()) {
            List<String> audience = stored.isOpen() ? stored.participants().ids() : List.of(mark.user());
            String ref = answers.isEmpty() ? null : answers.get(0).ref();
            shown = answers.isEmpty() ? null : answers.get(0).origin();
            fanout.toUsers(audience, state, shown, read(mark, stored, ref));
        }
        for (ReceiptAnswer answer : answers) {
            boolean isAnswered = answer.origin() != null
                    && answer.origin() == shown
                    && (answer.ref() == null || answer == answers.get(0));
            if (!isAnswered) {
                answer.read(read(mark, stored, answer.ref()));
            }
        }
    }

    private ServerFrame.MessageRead read(Mark mark, MarkOutcome.Stored stored, String ref) {
        return new ServerFrame.MessageRead(
                mark.conversation().toString(),
                mark.user(),
                id(mark.conversation(), stored.read()),
                stored.readAt() == null ? clock.instant() : stored.readAt(),
                ref);
    }

    private ServerFrame.MessageDelivered delivered(Mark mark, MarkOutcome.Stored stored) {
        return new ServerFrame.MessageDelivered(
                mark.conversation().toString(),
                mark.user(),
                id(mark.conversation(), stored.delivered()),
                clock.instant());
    }

    private static String id(ConversationId conversation, long seq) {
        return new MessageId(conversation, seq).toString();
    }
}
