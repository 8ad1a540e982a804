package io.parley.notification.push;

import java.util.UUID;

/**
 * What a batch of events says of a thread; 0 where it says nothing.
 *
 * @param about      the other user, or null
 * @param lastSeq    the newest message, or, of matches, the number of the newest entry
 * @param lastNumber of the newest entry of the list
 * @param text       of that message, or null
 */
public record ThreadTouch(
        Key key, String about, long lastSeq, long lastNumber, long readSeq, long deliveredSeq, String text) {

    /** The topic of all the matches of a user. */
    public static final UUID MATCHES = new UUID(0, 0);

    public record Key(String userId, UUID topic) {}

    public static ThreadTouch message(
            String userId, UUID conversation, String sender, long seq, long number, String text) {
        return new ThreadTouch(new Key(userId, conversation), sender, seq, number, 0, 0, text);
    }

    public static ThreadTouch match(String userId, long number) {
        return new ThreadTouch(new Key(userId, MATCHES), null, number, number, 0, 0, null);
    }

    public static ThreadTouch read(String userId, UUID conversation, long seq) {
        return new ThreadTouch(new Key(userId, conversation), null, 0, 0, seq, seq, null);
    }

    public static ThreadTouch delivered(String userId, UUID conversation, long seq) {
        return new ThreadTouch(new Key(userId, conversation), null, 0, 0, 0, seq, null);
    }

    /** Both together. */
    public ThreadTouch and(ThreadTouch other) {
        boolean otherIsNewer = other.lastSeq > lastSeq;
        return new ThreadTouch(
                key,
                about == null ? other.about : about,
                Math.max(lastSeq, other.lastSeq),
                Math.max(lastNumber, other.lastNumber),
                Math.max(readSeq, other.readSeq),
                Math.max(deliveredSeq, other.deliveredSeq),
                otherIsNewer ? other.text : text);
    }
}
