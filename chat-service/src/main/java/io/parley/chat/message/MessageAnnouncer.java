package io.parley.chat.message;

import io.parley.chat.live.LiveExchange;
import io.parley.chat.session.Session;
import io.parley.chat.session.SessionRegistry;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.Message;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.live.AddressedFrame;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Shows what a transaction made true: to the sockets here, and through the live exchange to those of other instances. */
@ApplicationScoped
public class MessageAnnouncer {

    private final SessionRegistry sessions;
    private final LiveExchange live;

    public MessageAnnouncer(SessionRegistry sessions, LiveExchange live) {
        this.sessions = sessions;
        this.live = live;
    }

    /** Tells everyone concerned, in the order of the batch; answers how many messages are new. */
    int announce(List<PendingSend> sends, List<SendOutcome> outcomes) {
        List<AddressedFrame> elsewhere = new ArrayList<>(2 * sends.size());
        int created = 0;
        for (int i = 0; i < sends.size(); i++) {
            if (outcomes.get(i) instanceof SendOutcome.Created message) {
                created++;
                show(sends.get(i), message, elsewhere);
            }
            sends.get(i).reply().answer(outcomes.get(i));
        }
        live.publish(elsewhere);
        return created;
    }

    /** The other one sees the message, the sender's devices also its key, and the sending socket also its ref. */
    private void show(PendingSend send, SendOutcome.Created created, List<AddressedFrame> elsewhere) {
        Message message = created.message().toWire();
        String conversation = created.message().conversation().toString();
        String sender = message.senderId();
        String other = created.participants().besides(sender);
        String key = send.message().idempotencyKey();
        Session origin = send.reply().origin();
        String ref = send.reply().ref();

        String forOther = FrameWriter.write(new ServerFrame.MessageCreated(conversation, message, null, null));
        String forSender = key == null
                ? forOther
                : FrameWriter.write(new ServerFrame.MessageCreated(conversation, message, key, null));
        String forOrigin = ref == null
                ? forSender
                : FrameWriter.write(new ServerFrame.MessageCreated(conversation, message, key, ref));

        sessions.send(other, forOther);
        sessions.sendExcept(origin, sender, forSender);
        if (origin != null) {
            origin.send(forOrigin);
        }
        elsewhere.add(new AddressedFrame(List.of(other), forOther));
        elsewhere.add(new AddressedFrame(List.of(sender), forSender));
    }
}
