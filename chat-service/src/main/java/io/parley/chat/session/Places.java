package io.parley.chat.session;

import io.parley.chat.id.ConversationId;
import io.parley.chat.id.MessageId;
import io.parley.contracts.link.LinkFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one session has been shown, conversation by conversation: a socket sees the messages of each in the order of their
 * places, each once, none left out.
 *
 * <p>Every call holds this object's monitor, frames are handed to the session's queue inside it: so two threads with
 * neighbouring messages cannot overtake each other. Nothing waits in here.
 */
public final class Places {

    /** What became of a message that arrived. */
    public enum Offer {
        SHOWN,
        ALREADY_SHOWN,
        /** Held until what is missing before it has come; somebody is at it already. */
        WAITS,
        /** Held, and the one who asked has to get what is missing. */
        BEHIND
    }

    /** @param after what a device holds; what it is to be sent lies after it and ends with {@code upTo} */
    public record SyncRange(long after, long upTo) {

        /** To the end, wherever that is by then; new messages wait until it is reached. */
        public boolean isOpenEnded() {
            return upTo == Long.MAX_VALUE;
        }

        public boolean isEmpty() {
            return upTo <= after;
        }
    }

    /** What a session lacks. {@code last} is null as long as nobody has looked where the session began. */
    public record Missing(Long last, long newest) {}

    /** Puts a message on the socket. */
    interface Showing {
        void show(long seq, String frame, boolean own);

        /** The message was shown before; who sent it is still waiting for its answer. */
        void answer(String frame);
    }

    private final Outbound outbound;
    private final SessionLimits limits;
    private final Instant since;
    private final AckWindows acks;
    private final Map<ConversationId, Place> places = new LinkedHashMap<>(0) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ConversationId, Place> eldest) {
            return size() > limits.maxPlaces() && !eldest.getValue().isBehind();
        }
    };
    private boolean frozen;

    /** @param since messages that are older were there before the session, which syncs if it wants them */
    Places(Outbound outbound, SessionLimits limits, Instant since, boolean acknowledges) {
        this.outbound = outbound;
        this.limits = limits;
        this.since = since;
        this.acks = new AckWindows(limits, acknowledges);
    }

    /** What the device has been shown and has to acknowledge. */
    public AckWindows acks() {
        return acks;
    }

    public Instant since() {
        return since;
    }

    /**
     * A message arrived live.
     *
     * @param previousAt when the one before it was stored, null if there is none
     * @param own        whether the session's user wrote it
     * @param isAnswer   whether this very socket sent it, and waits for the frame
     */
    public synchronized Offer offer(
            ConversationId conversation, long seq, Instant previousAt, String frame, boolean own, boolean isAnswer) {
        Place place = places.get(conversation);
        if (place == null) {
            place = add(conversation);
            if (previousAt == null || previousAt.isBefore(since)) {
                place.begin(seq - 1);
            }
        }
        Offer offer = place.offer(seq, frame, own, isAnswer);
        if (offer == Offer.ALREADY_SHOWN && isAnswer) {
            // A read was faster, and knew nothing of what the sender wants to see again.
            outbound.send(frame);
        }
        return offer;
    }

    /**
     * A message of the session's user was stored some time ago, and this socket waits for the frame: at once where it has been
     * shown the message, or the message is older than the session; else in the message's turn. Answers whether the session lacks
     * something and nobody is at it yet.
     */
    public synchronized boolean answer(ConversationId conversation, long seq, Instant storedAt, String frame) {
        Place place = places.get(conversation);
        if (place == null && storedAt.isBefore(since)) {
            outbound.send(frame);
            return false;
        }
        Offer offer = (place == null ? add(conversation) : place).offer(seq, frame, true, true);
        if (offer == Offer.ALREADY_SHOWN) {
            outbound.send(frame);
        }
        return offer == Offer.BEHIND;
    }

    /**
     * The session goes on where another one ended. Until {@link #thaw} nothing is read for it: what its client repeats has to be
     * known first, so that the answers come with the messages, and not after them.
     */
    public synchronized void restore(Map<String, LinkFrame.Shown> shown) {
        frozen = true;
        shown.forEach((id, range) -> {
            ConversationId conversation = ConversationId.parse(id);
            if (conversation != null) {
                add(conversation).restore(range.first(), range.last());
                expectRest(conversation, range);
            }
        });
    }

    private void expectRest(ConversationId conversation, LinkFrame.Shown range) {
        MessageId acknowledged = range.acknowledged() == null ? null : MessageId.parse(range.acknowledged());
        long after = acknowledged == null ? range.first() - 1 : Math.max(range.first() - 1, acknowledged.seq());
        if (after < range.last()) {
            acks.expect(conversation, after + 1, range.last());
        }
    }

    /** Answers the conversations of which the session lacks something. */
    public synchronized List<ConversationId> thaw() {
        frozen = false;
        List<ConversationId> behind = new ArrayList<>(0);
        places.forEach((conversation, place) -> {
            if (place.thaw() && !place.isSyncing()) {
                behind.add(conversation);
            }
        });
        return behind;
    }

    /** The conversation's newest message is known; answers whether the session lacks something and nobody is at it yet. */
    public synchronized boolean learn(ConversationId conversation, long newest, Instant lastMessageAt) {
        Place place = places.get(conversation);
        if (place == null) {
            if (newest == 0 || lastMessageAt.isBefore(since)) {
                return false;
            }
            place = add(conversation);
        }
        return place.learn(newest);
    }

    /** What the session still lacks of the conversation; null for nothing, or for what a sync will bring. */
    public synchronized Missing missing(ConversationId conversation) {
        Place place = places.get(conversation);
        if (place == null || !place.isBehind() || place.isSyncing()) {
            return null;
        }
        return new Missing(place.isKnown() ? place.last() : null, place.newest());
    }

    /** Where the session began in this conversation, for one that has been shown nothing of it. */
    public synchronized void begin(ConversationId conversation, long last) {
        place(conversation).begin(last);
    }

    /** Shows a message that was read, if it is the next. */
    public synchronized void fill(ConversationId conversation, long seq, String frame, boolean own) {
        place(conversation).fill(seq, frame, own);
    }

    /** After some were filled in: shows what waited for them, and answers whether something is still missing. */
    public synchronized boolean settle(ConversationId conversation) {
        return place(conversation).settle();
    }

    /** Nothing lies beyond what was shown, whatever was said. */
    public synchronized void abandon(ConversationId conversation) {
        place(conversation).abandon();
    }

    /** What has to be sent to the device; new messages of the conversation wait for the end of it where it is open-ended. */
    public synchronized SyncRange beginSync(ConversationId conversation, long mark) {
        return place(conversation).beginSync(mark);
    }

    /** A sync that is open-ended has come this far. */
    public synchronized void synced(ConversationId conversation, long upTo) {
        place(conversation).synced(upTo);
    }

    /** An open-ended sync has come to its end, or was given up; answers whether something is missing after it. */
    public synchronized boolean endSync(ConversationId conversation, boolean isWhole) {
        return place(conversation).endSync(isWhole);
    }

    private Place place(ConversationId conversation) {
        Place place = places.get(conversation);
        return place == null ? add(conversation) : place;
    }

    private Place add(ConversationId conversation) {
        Place place = new Place(new Showing() {
            @Override
            public void show(long seq, String frame, boolean own) {
                Places.this.show(conversation, seq, frame, own);
            }

            @Override
            public void answer(String frame) {
                outbound.send(frame);
            }
        });
        if (frozen) {
            place.freeze();
        }
        places.put(conversation, place);
        return place;
    }

    private void show(ConversationId conversation, long seq, String frame, boolean own) {
        if (!own) {
            acks.expect(conversation, seq, seq);
        }
        outbound.send(frame);
    }
}
