package io.parley.gateway.link;

import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.FrameLimits;
import io.parley.contracts.frame.FrameReader;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.Reading;
import io.parley.contracts.frame.ServerFrame;
import io.parley.contracts.frame.ServerGlance;
import io.parley.contracts.link.LinkFrame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What a client and the chat service have said to each other, as far as a session has to know it that goes on elsewhere. */
final class Transcript {

    private final String conversationId;
    private final ClientView view;
    private final Unanswered unanswered;

    /** @param conversationId that the client subscribed to when it connected; or null */
    Transcript(String conversationId, ClientView view, Unanswered unanswered) {
        this.conversationId = conversationId;
        this.view = view;
        this.unanswered = unanswered;
    }

    /** The client sends this; a message without a key gets one, so that it can be sent again without becoming two. */
    Unanswered.Entry sent(ClientFrame frame, byte[] text) {
        if (frame instanceof ClientFrame.MessageSend send && send.idempotencyKey() == null) {
            ClientFrame.MessageSend keyed = withKey(send);
            return unanswered.add(keyed, bytes(keyed));
        }
        if (frame instanceof ClientFrame.MessageAck ack) {
            view.acknowledged(ack.conversationId(), ack.upToMessageId());
        }
        return unanswered.add(frame, text);
    }

    /** The client is about to see this. */
    void shown(ServerGlance frame, byte[] text, long nowMillis) {
        switch (frame.type()) {
            case MESSAGE_CREATED -> {
                view.shown(frame.conversationId(), frame.seq(), nowMillis);
                if (frame.idempotencyKey() != null && !unanswered.isEmpty()) {
                    unanswered.sent(frame.conversationId(), frame.idempotencyKey());
                }
            }
            case SESSION_READY -> {
                view.begin(((ServerFrame.SessionReady) read(text)).serverTime(), nowMillis);
                if (conversationId != null) {
                    view.subscribed(List.of(conversationId));
                }
            }
            case SYNC_BATCH -> view.synced((ServerFrame.SyncBatch) read(text), nowMillis);
            case SUBSCRIBED -> view.subscribed(((ServerFrame.Subscribed) read(text)).conversationIds());
            case UNSUBSCRIBED -> view.unsubscribed(((ServerFrame.Unsubscribed) read(text)).conversationIds());
            default -> {
                // Leaves no trace.
            }
        }
    }

    /** The frame of this number needs no repeat. */
    void done(long number) {
        unanswered.done(number);
        if (!unanswered.hasAny(ClientFrame.Sync.class)) {
            view.syncEnds();
        }
    }

    boolean hasBegun() {
        return view.hasBegun();
    }

    boolean awaitsMessages() {
        return unanswered.hasAny(ClientFrame.MessageSend.class);
    }

    /** Whether the client has said so much that it is not to be read. */
    boolean isFull() {
        return unanswered.isFull();
    }

    /** Nobody will go on with it. */
    void end() {
        unanswered.clear();
    }

    /** @param lostMillis how long ago at most the lost link was alive */
    LinkFrame.Resume resume(long lostMillis) {
        return view.resume(lostMillis);
    }

    /** What is to be sent again, oldest first. */
    List<Unanswered.Entry> unanswered() {
        return unanswered.entries();
    }

    /** As what it is sent again: a sync goes on from how far it has come. Null where there is no room to say so. */
    Unanswered.Entry again(Unanswered.Entry entry) {
        if (!(entry.frame() instanceof ClientFrame.Sync sync)) {
            return entry;
        }
        ClientFrame.Sync rest = new ClientFrame.Sync(view.marks(sync.conversations()), sync.ref());
        byte[] text = bytes(rest);
        unanswered.remove(entry);
        if (text.length <= Math.max(entry.text().length, FrameLimits.DEFAULT.maxFrameBytes())) {
            return unanswered.add(rest, text);
        }
        view.syncEnds();
        return null;
    }

    private static ClientFrame.MessageSend withKey(ClientFrame.MessageSend send) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String key = new UUID(random.nextLong(), random.nextLong()).toString();
        return new ClientFrame.MessageSend(send.conversationId(), send.text(), key, send.replyTo(), send.ref());
    }

    private static byte[] bytes(ClientFrame frame) {
        return FrameWriter.write(frame).getBytes(StandardCharsets.UTF_8);
    }

    private static ServerFrame read(byte[] text) {
        return ((Reading.Valid<ServerFrame>) FrameReader.readServer(new String(text, StandardCharsets.UTF_8))).frame();
    }
}
