package io.parley.chat.message;

import io.parley.chat.ChatSettings;
import io.parley.chat.id.ConversationId;
import io.parley.chat.id.MessageId;
import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.FrameLimits;
import io.parley.contracts.frame.FrameReader;
import io.parley.contracts.frame.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The one way in for a message, whichever way it came. */
@ApplicationScoped
public class Sending {

    private final MessageWriter writer;
    private final FrameReader rules;

    public Sending(MessageWriter writer, ChatSettings settings) {
        this.writer = writer;
        this.rules = new FrameReader(new FrameLimits(
                settings.limits().textCharacters(),
                settings.limits().frameBytes(),
                settings.limits().idsInAFrame()));
    }

    /** Sends what has not been checked yet; null stands for what the sender left out. */
    public void send(String user, String conversation, String text, String key, String replyTo, SendReply reply) {
        Reading<ClientFrame> reading = rules.messageSend(conversation, text, key, replyTo);
        if (reading instanceof Reading.Invalid<ClientFrame> invalid) {
            reply.invalid(invalid.code(), invalid.message());
        } else {
            send(user, (ClientFrame.MessageSend) ((Reading.Valid<ClientFrame>) reading).frame(), reply);
        }
    }

    /** Sends in the name of the user. */
    public void send(String user, ClientFrame.MessageSend send, SendReply reply) {
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
        writer.send(
                new NewMessage(
                        conversation,
                        user,
                        send.text(),
                        send.idempotencyKey(),
                        replyTo == null ? null : replyTo.seq(),
                        List.of()),
                reply);
    }
}
