package io.parley.gateway.link;

import io.parley.contracts.frame.ClientFrame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/**
 * What a client has sent and the chat service has not answered, oldest first: bounded, because a client that is not answered is
 * not read.
 */
final class Unanswered {

    /** One frame. */
    static final class Entry {
        private final ClientFrame frame;
        private final byte[] text;
        private long number;

        private Entry(ClientFrame frame, byte[] text) {
            this.frame = frame;
            this.text = text;
        }

        ClientFrame frame() {
            return frame;
        }

        byte[] text() {
            return text;
        }

        /** The frame's place on the link it was sent on last. */
        void sentAs(long newNumber) {
            number = newNumber;
        }
    }

    private final int maxFrames;
    private final int maxBytes;
    private final LongAdder ofAll;
    private final Deque<Entry> entries = new ArrayDeque<>(0);
    private int bytes;

    /** @param ofAll counts the frames of all clients */
    Unanswered(int maxFrames, int maxBytes, LongAdder ofAll) {
        this.ofAll = ofAll;
        this.maxFrames = maxFrames;
        this.maxBytes = maxBytes;
    }

    Entry add(ClientFrame frame, byte[] text) {
        removeOvertaken(frame);
        Entry entry = new Entry(frame, text);
        entries.add(entry);
        ofAll.increment();
        bytes += text.length;
        return entry;
    }

    /** A message of this conversation and key was created. */
    void sent(String conversation, String key) {
        remove(entry -> entry.frame instanceof ClientFrame.MessageSend send
                && key.equals(send.idempotencyKey())
                && send.conversationId().equals(conversation));
    }

    /** The frame of this number has had its effect. */
    void done(long number) {
        remove(entry -> entry.number == number);
    }

    /** All there are, oldest first, as they are now. */
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    void remove(Entry answered) {
        remove(entry -> entry == answered);
    }

    void clear() {
        ofAll.add(-entries.size());
        entries.clear();
        bytes = 0;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    boolean isFull() {
        return entries.size() >= maxFrames || bytes >= maxBytes;
    }

    boolean hasAny(Class<? extends ClientFrame> kind) {
        return entries.stream().anyMatch(entry -> kind.isInstance(entry.frame));
    }

    /** A later mark says all that an earlier one did. */
    private void removeOvertaken(ClientFrame later) {
        if (later instanceof ClientFrame.MessageAck ack) {
            remove(entry -> entry.frame instanceof ClientFrame.MessageAck earlier
                    && earlier.conversationId().equals(ack.conversationId())
                    && earlier.ref() == null);
        } else if (later instanceof ClientFrame.ReadSet read) {
            remove(entry -> entry.frame instanceof ClientFrame.ReadSet earlier
                    && earlier.conversationId().equals(read.conversationId())
                    && earlier.ref() == null);
        } else if (later instanceof ClientFrame.TypingSet typing) {
            remove(entry -> entry.frame instanceof ClientFrame.TypingSet earlier
                    && earlier.conversationId().equals(typing.conversationId())
                    && earlier.ref() == null);
        }
    }

    /** The oldest that fits; there is no other. */
    private void remove(Predicate<Entry> condition) {
        for (Iterator<Entry> all = entries.iterator(); all.hasNext(); ) {
            Entry entry = all.next();
            if (condition.test(entry)) {
                bytes -= entry.text.length;
                all.remove();
                ofAll.decrement();
                return;
            }
        }
    }
}
