package io.parley.chat.message;

import io.parley.chat.ChatSettings;
import io.parley.chat.content.ContentPolicy;
import io.parley.chat.content.Draft;
import io.parley.chat.content.Verdict;
import io.parley.chat.conversation.HeadStore;
import io.parley.chat.id.ConversationId;
import io.parley.chat.id.MessageId;
import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.FrameLimits;
import io.parley.contracts.frame.FrameReader;
import io.parley.contracts.frame.Reading;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The one way in for a message, whichever way it came. */
@ApplicationScoped
public class Sending {

    private final ContentPolicy policy;
    private final MessageWriter writer;
    private final MessageStore messages;
    private final HeadStore heads;
    private final FrameReader rules;
    private final long timeoutMillis;
    /** The last message of a sender that still waits for its verdict. */
    private final Map<String, Future<Void>> judging = new ConcurrentHashMap<>();

    public Sending(
            ContentPolicy policy, MessageWriter writer, MessageStore messages, HeadStore heads, ChatSettings settings) {
        this.policy = policy;
        this.writer = writer;
        this.messages = messages;
        this.heads = heads;
        this.timeoutMillis = settings.writer().timeout().toMillis();
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
        judge(
                new NewMessage(
                        conversation,
                        user,
                        send.text(),
                        send.idempotencyKey(),
                        replyTo == null ? null : replyTo.seq(),
                        List.of(),
                        reply.trace().next().toString()),
                reply);
    }

    private void judge(NewMessage message, SendReply reply) {
        String sender = message.senderId();
        Future<Verdict> verdict = policy.judge(
                new Draft(message.conversation(), sender, message.text(), () -> heads.lastSeq(message.conversation())));
        if (verdict.isComplete() && !judging.containsKey(sender)) {
            pass(message, verdict.result(), reply);
            return;
        }
        // A rule that has to wait must not let a later message of the same sender overtake this one.
        Future<Void> turn =
                judging.compute(sender, (same, before) -> (before == null ? Future.<Void>succeededFuture() : before)
                        .compose(done -> verdict)
                        .map(known -> {
                            pass(message, known, reply);
                            return null;
                        }));
        turn.onComplete(done -> judging.remove(sender, turn));
    }

    private void pass(NewMessage message, Verdict verdict, SendReply reply) {
        if (verdict instanceof Verdict.Accepted accepted) {
            writer.send(message.flagged(accepted.flags()), reply);
        } else {
            reject(message, ((Verdict.Rejected) verdict).message(), reply);
        }
    }

    /** What was accepted once is not rejected when it is only repeated. */
    private void reject(NewMessage message, String reason, SendReply reply) {
        messages.repeated(message)
                .timeout(timeoutMillis, TimeUnit.MILLISECONDS)
                .onSuccess(first -> {
                    if (first == null) {
                        reply.answer(new SendOutcome.Rejected(reason));
                    } else {
                        writer.send(message, reply);
                    }
                })
                .onFailure(away -> reply.answer(SendOutcome.Refused.UNAVAILABLE));
    }
}
