package io.parley.chat.socket;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.chat.ChatSettings;
import io.parley.chat.id.ConversationId;
import io.parley.chat.id.MessageId;
import io.parley.chat.message.MessageWriter;
import io.parley.chat.message.NewMessage;
import io.parley.chat.message.SendOutcome;
import io.parley.chat.message.SendReply;
import io.parley.chat.session.Session;
import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.FrameLimits;
import io.parley.contracts.frame.FrameReader;
import io.parley.contracts.frame.Reading;
import io.parley.contracts.frame.ServerFrame;
import jakarta.enterprise.context.ApplicationScoped;

/** What each frame of a client calls. */
@ApplicationScoped
public class FrameDispatcher {

    private final MessageWriter messages;
    private final FrameReader reader;
    private final Counter rejected;

    public FrameDispatcher(MessageWriter messages, ChatSettings settings, MeterRegistry metrics) {
        this.messages = messages;
        this.reader = new FrameReader(new FrameLimits(
                settings.limits().textCharacters(),
                settings.limits().frameBytes(),
                settings.limits().idsInAFrame()));
        this.rejected = metrics.counter("parley.chat.frames.rejected");
    }

    void dispatch(Session session, String text) {
        Reading<ClientFrame> reading = reader.readClient(text);
        if (reading instanceof Reading.Invalid<ClientFrame> invalid) {
            rejected.increment();
            session.send(invalid.toFrame());
            return;
        }
        ClientFrame frame = ((Reading.Valid<ClientFrame>) reading).frame();
        if (frame instanceof ClientFrame.MessageSend send) {
            send(session, send);
        } else if (frame instanceof ClientFrame.Ping) {
            session.send(new ServerFrame.Pong(frame.ref()));
        } else if (!(frame instanceof ClientFrame.Pong)) {
            session.send(new ServerFrame.Failure(
                    ErrorCode.UNSUPPORTED_FRAME,
                    frame.type().wireName() + " is not supported by this version",
                    frame.ref()));
        }
    }

    private void send(Session session, ClientFrame.MessageSend send) {
        SendReply reply = new SendReply.OnSocket(session, send.idempotencyKey(), send.ref());
        ConversationId conversation = ConversationId.parse(send.conversationId());
        if (conversation == null) {
            reply.answer(SendOutcome.Refused.UNKNOWN_CONVERSATION);
            return;
        }
        MessageId replyTo = send.replyTo() == null ? null : MessageId.parse(send.replyTo());
        if (send.replyTo() != null
                && (replyTo == null || !replyTo.conversation().equals(conversation))) {
            reply.answer(SendOutcome.Refused.REPLY_TO_UNKNOWN);
            return;
        }
        messages.send(
                new NewMessage(
                        conversation,
                        session.userId(),
                        send.text(),
                        send.idempotencyKey(),
                        replyTo == null ? null : replyTo.seq()),
                reply);
    }
}
