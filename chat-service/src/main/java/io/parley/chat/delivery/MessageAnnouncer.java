package io.parley.chat.delivery;

import io.parley.chat.conversation.Participants;
import io.parley.chat.id.ConversationId;
import io.parley.chat.live.LivePublisher;
import io.parley.chat.message.Announcements;
import io.parley.chat.message.PendingSend;
import io.parley.chat.message.SendOutcome;
import io.parley.chat.message.StoredMessage;
import io.parley.chat.session.Session;
import io.parley.chat.typing.Typing;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.Message;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.live.LiveItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Shows new messages: to the sockets here, and through the live exchange to those of other instances. */
@ApplicationScoped
public class MessageAnnouncer implements Announcements {

    private static final Logger LOG = Logger.getLogger(MessageAnnouncer.class);

    private final Delivery delivery;
    private final Typing typing;
    private final LivePublisher live;

    public MessageAnnouncer(Delivery delivery, Typing typing, LivePublisher live) {
        this.delivery = delivery;
        this.typing = typing;
        this.live = live;
    }

    @Override
    public int announce(List<PendingSend> sends, List<SendOutcome> outcomes) {
        List<LiveItem> elsewhere = new ArrayList<>(sends.size());
        int created = 0;
        for (int i = 0; i < sends.size(); i++) {
            try {
                if (outcomes.get(i) instanceof SendOutcome.Created message) {
                    created++;
                    elsewhere.add(show(sends.get(i), message));
                } else if (outcomes.get(i) instanceof SendOutcome.Repeated repeated) {
                    elsewhere.add(repeat(sends.get(i), repeated));
                }
            } catch (RuntimeException fault) {
                // It is stored: whoever missed it here gets it by sync. Its neighbours must go on.
                LOG.error("a message was stored but not shown to everyone", fault);
            }
            sends.get(i).reply().answer(outcomes.get(i));
        }
        live.publish(elsewhere);
        return created;
    }

    @Override
    public void announceLate(List<SendOutcome> outcomes) {
        List<LiveItem> elsewhere = new ArrayList<>();
        for (SendOutcome outcome : outcomes) {
            if (outcome instanceof SendOutcome.Created created) {
                elsewhere.add(remind(created.message(), created.participants(), null));
            }
        }
        live.publish(elsewhere);
    }

    /** The other one sees the message, the sender's devices also its key, and the sending socket also its ref. */
    private LiveItem show(PendingSend send, SendOutcome.Created created) {
        StoredMessage message = created.message();
        String conversation = message.conversation().toString();
        String sender = message.senderId();
        String other = created.participants().besides(sender);
        String key = send.message().idempotencyKey();
        Session origin = send.reply().origin();
        String ref = send.reply().ref();

        Message seenByOther = message.toWire(other);
        Message seenBySender = message.flags().isEmpty() ? seenByOther : message.toWire(sender);
        String forOther = FrameWriter.write(new ServerFrame.MessageCreated(conversation, seenByOther, null, null));
        String forSender = key == null && seenBySender == seenByOther
                ? forOther
                : FrameWriter.write(new ServerFrame.MessageCreated(conversation, seenBySender, key, null));
        String forOrigin = ref == null
                ? forSender
                : FrameWriter.write(new ServerFrame.MessageCreated(conversation, seenBySender, key, ref));

        var item = new LiveItem.NewMessage(
                conversation,
                message.seq(),
                sender,
                created.previousAt(),
                List.of(new LiveItem.Version(other, forOther), new LiveItem.Version(sender, forSender)));
        typing.sent(message.conversation(), sender);
        delivery.show(message.conversation(), item, origin, forOrigin);
        return item;
    }

    /** A message that neither of the two has written. */
    public void announceFromSystem(StoredMessage message, Participants participants) {
        String conversation = message.conversation().toString();
        List<LiveItem.Version> versions = new ArrayList<>(2);
        for (String user : participants.ids()) {
            versions.add(new LiveItem.Version(
                    user,
                    FrameWriter.write(new ServerFrame.MessageCreated(conversation, message.toWire(user), null, null))));
        }
        var item = new LiveItem.NewMessage(conversation, message.seq(), message.senderId(), null, versions);
        delivery.show(message.conversation(), item, null, null);
        live.publish(List.of(item));
    }

    /** The socket that repeats gets its answer; the others have it already, or are reminded. */
    private LiveItem repeat(PendingSend send, SendOutcome.Repeated repeated) {
        StoredMessage first = repeated.first();
        Session origin = send.reply().origin();
        if (origin != null) {
            delivery.answer(
                    first,
                    FrameWriter.write(new ServerFrame.MessageCreated(
                            first.conversation().toString(),
                            first.toWire(origin.userId()),
                            send.message().idempotencyKey(),
                            send.reply().ref())),
                    origin);
        }
        return remind(first, repeated.participants(), origin);
    }

    /**
     * A repeat tells that the first answer was lost, and perhaps the first announcement with it: whoever has not been shown the
     * message gets it now.
     */
    private LiveItem remind(StoredMessage stored, Participants participants, Session origin) {
        ConversationId conversation = stored.conversation();
        var head = new LiveItem.Head(conversation.toString(), stored.seq(), stored.createdAt(), participants.ids());
        delivery.learn(conversation, head, origin);
        return head;
    }
}
