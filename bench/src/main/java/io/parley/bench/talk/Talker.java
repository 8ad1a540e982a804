package io.parley.bench.talk;

import io.parley.bench.socket.Arrivals;
import io.parley.bench.socket.ChatSocket;
import io.parley.bench.socket.MessageScanner;
import io.parley.bench.socket.SocketListener;
import io.parley.bench.socket.Span;
import io.parley.contracts.frame.ClientFrame;
import io.parley.contracts.frame.ErrorCode;
import io.parley.contracts.frame.FrameWriter;
import io.parley.contracts.frame.ServerFrame;
import java.util.Arrays;
import java.util.BitSet;

/** One user of a pair, who sends, and who sees what both have sent. */
final class Talker implements SocketListener {

    private final Party party;
    private final int index;
    private final String conversation;
    private final byte[] head;
    private final Arrivals arrivals;
    private final Inbox inbox = new Inbox();
    private final BitSet refused = new BitSet();
    private Talker other;
    private ChatSocket socket;
    private ErrorCode lastError;
    private String unacknowledged;
    private int sent;

    /** @param index the place among all talkers; the two of a pair stand beside each other */
    Talker(Party party, int index, String conversation, Arrivals arrivals) {
        this.party = party;
        this.index = index;
        this.conversation = conversation;
        this.head = SendFrame.head(conversation);
        this.arrivals = arrivals;
    }

    void meet(Talker partner) {
        other = partner;
    }

    /** Sends the next message, which is or was due at that moment. A closed socket sends nothing; its close is counted. */
    void send(long due) {
        if (socket == null) {
            return;
        }
        SendFrame frame = party.frame();
        frame.write(head, new Mark(party.run(), index, sent++, party.sinceBegin(due)));
        party.tally().sent(due, System.nanoTime());
        socket.send(frame.bytes(), frame.length());
    }

    @Override
    public void ready(ChatSocket opened) {
        socket = opened;
        arrivals.ready();
    }

    @Override
    public void message(byte[] frame, MessageScanner found) {
        unacknowledged = party.acknowledges() ? found.id().of(frame) : null;
        Span text = found.text();
        Mark mark = Mark.read(frame, text.start(), text.length());
        if (mark == null || mark.run() != party.run()) {
            inbox.follow(found.seq());
        } else if (mark.sender() == index) {
            own(mark, found.seq(), hasItsKey(frame, found));
        } else if (mark.sender() == other.index) {
            others(mark, found.seq(), found.key().isPresent());
        } else {
            party.tally().malformed("a message of another conversation");
        }
    }

    @Override
    public void caughtUp() {
        if (unacknowledged != null && socket != null) {
            // Cumulative: one for all that came together.
            socket.send(FrameWriter.write(new ClientFrame.MessageAck(conversation, unacknowledged, null)));
            unacknowledged = null;
        }
    }

    @Override
    public void frame(ServerFrame frame) {
        if (frame instanceof ServerFrame.Failure failure) {
            lastError = failure.code();
            party.tally().error(failure.code());
            int number = failure.ref() == null ? -1 : Mark.numberOf(failure.ref());
            if (number >= 0 && number < sent && !refused.get(number)) {
                refused.set(number);
                party.tally().refused();
                party.next(this);
            }
        }
    }

    @Override
    public void malformed(String frame) {
        party.tally().malformed(frame);
    }

    @Override
    public void closed(int code) {
        if (socket == null) {
            arrivals.refused("closed with " + code + (lastError == null ? "" : " after " + lastError.wireName()));
        } else {
            party.tally().closed(code);
        }
        socket = null;
    }

    void leave() {
        if (socket != null) {
            socket.close();
        }
    }

    int sent() {
        return sent;
    }

    int refused() {
        return refused.cardinality();
    }

    /** How many of its messages the other has not seen. */
    long lost() {
        return sent - refused.cardinality() - other.inbox.count(side());
    }

    /** How many of its messages it has not heard of itself. */
    long unanswered() {
        return sent - refused.cardinality() - inbox.count(side());
    }

    Inbox inbox() {
        return inbox;
    }

    private void own(Mark mark, long seq, boolean hasItsKey) {
        if (!hasItsKey || mark.number() >= sent) {
            party.tally().malformed("an own message that was not sent, or without its key");
        } else if (inbox.add(side(), mark.number(), seq)) {
            party.tally().answered(party.moment(mark.due()), System.nanoTime());
            party.next(this);
        }
    }

    private void others(Mark mark, long seq, boolean hasKey) {
        if (hasKey || mark.number() >= other.sent) {
            party.tally().malformed("a message that the other has not sent, or with the other's key");
        } else if (inbox.add(other.side(), mark.number(), seq)) {
            party.tally().arrived(party.moment(mark.due()), System.nanoTime());
        }
    }

    private static boolean hasItsKey(byte[] frame, MessageScanner found) {
        Span key = found.key();
        int text = found.text().start();
        return key.isPresent()
                && Arrays.equals(frame, key.start(), key.start() + key.length(), frame, text, text + Mark.KEY_LENGTH);
    }

    private int side() {
        return index & 1;
    }
}
