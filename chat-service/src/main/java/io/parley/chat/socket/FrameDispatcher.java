package io.parley.chat.socket;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.chat.ChatSettings;
import io.parley.chat.message.SendReply;
import io.parley.chat.message.Sending;
import io.parley.chat.session.Session;
import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.FrameLimits;
import io.parley.contracts.frame.FrameReader;
import io.parley.contracts.frame.Reading;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.link.LinkFrame;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads a client's frame, and passes it to whoever acts on it. */
@ApplicationScoped
public class FrameDispatcher {

    private final Sending sending;
    private final ConversationFrames conversations;
    private final SessionOpening sessions;
    private final Resuming resuming;
    private final FrameReader reader;
    private final Counter rejected;

    public FrameDispatcher(
            Sending sending,
            ConversationFrames conversations,
            SessionOpening sessions,
            Resuming resuming,
            ChatSettings settings,
            MeterRegistry metrics) {
        this.sending = sending;
        this.conversations = conversations;
        this.sessions = sessions;
        this.resuming = resuming;
        this.reader = new FrameReader(
                new FrameLimits(
                        settings.limits().textCharacters(),
                        settings.limits().frameBytes(),
                        settings.limits().idsInAFrame()),
                ErrorCode.INVALID_MESSAGE_TYPE);
        this.rejected = metrics.counter("parley.chat.frames.rejected");
    }

    void dispatch(Session session, String text) {
        if (!session.isOpen()) {
            // Its close is on the way; what it still says does not count.
            return;
        }
        if (!session.link().isLinked() || !LinkFrame.isOne(text)) {
            read(session, text, session.link().nextFrame());
        } else if (LinkFrame.read(text) instanceof LinkFrame.Repeated) {
            resuming.repeated(session);
        }
    }

    private void read(Session session, String text, long number) {
        Reading<ClientFrame> reading = reader.readClient(text);
        if (reading instanceof Reading.Invalid<ClientFrame> invalid) {
            rejected.increment();
            session.send(invalid.toFrame());
            session.settle(number);
            return;
        }
        ClientFrame frame = ((Reading.Valid<ClientFrame>) reading).frame();
        if (frame instanceof ClientFrame.MessageSend send) {
            session.link().sendBegins(number);
            sending.send(session.userId(), send, new SendReply.OnSocket(session, send.ref(), number));
        } else if (frame instanceof ClientFrame.Ping) {
            session.send(new ServerFrame.Pong(frame.ref()));
            session.settle(number);
        } else if (frame instanceof ClientFrame.Auth auth) {
            sessions.renew(session, auth);
            session.settle(number);
        } else if (frame instanceof ClientFrame.Pong) {
            session.settle(number);
        } else {
            conversations.dispatch(session, frame, number);
        }
    }
}
