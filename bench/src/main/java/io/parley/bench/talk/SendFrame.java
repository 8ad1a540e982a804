package io.parley.bench.talk;

import io.parley.contracts.frame.FrameLimits;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Writes {@code message.send} frames, one after the other into one array: the parts that are the same for every message are
 * copied, nothing is built.
 */
final class SendFrame {

    /** Harmless, short, and letters and blanks only: what is measured is not a filter at work. */
    private static final String[] WORDS =
            "and tomorrow we could walk along the river after work if it stays dry or sit in that small place with green chairs"
                    .split(" ");

    private static final byte[] KEY = ascii("\",\"idempotency_key\":\"");
    private static final byte[] REF = ascii("\",\"ref\":\"");
    private static final byte[] END = ascii("\"}");
    private static final int STORE = 1 << 16;

    private final Sizes sizes;
    private final Random random;
    private final byte[] store = new byte[STORE + FrameLimits.DEFAULT.maxTextCharacters()];
    private final byte[] frame;
    private int length;

    SendFrame(Sizes sizes, long seed) {
        this.sizes = sizes;
        this.random = new Random(seed);
        this.frame = new byte[sizes.most() + 2 * FrameLimits.MAX_NAME_CHARACTERS + 256];
        fillStore();
    }

    /** What stands before the text in all frames to a conversation. */
    static byte[] head(String conversation) {
        return ascii("{\"type\":\"message.send\",\"conversation_id\":\"" + conversation + "\",\"text\":\"");
    }

    void write(byte[] head, Mark mark) {
        length = 0;
        put(head, 0, head.length);
        int text = length;
        int size = sizes.pick(random.nextInt(Integer.MAX_VALUE));
        mark.write(frame, text);
        length += Mark.LENGTH;
        put(store, random.nextInt(STORE), size - Mark.LENGTH);
        // A blank at the end might be trimmed, and the text then be another one than was sent.
        frame[length - 1] = frame[length - 1] == ' ' ? (byte) '.' : frame[length - 1];
        put(KEY, 0, KEY.length);
        put(frame, text, Mark.KEY_LENGTH);
        put(REF, 0, REF.length);
        put(frame, text, Mark.KEY_LENGTH);
        put(END, 0, END.length);
    }

    /** The frame, until the next one is written. */
    byte[] bytes() {
        return frame;
    }

    int length() {
        return length;
    }

    private void put(byte[] from, int at, int count) {
        System.arraycopy(from, at, frame, length, count);
        length += count;
    }

    private void fillStore() {
        int at = 0;
        while (at < store.length) {
            byte[] word = ascii(" " + WORDS[random.nextInt(WORDS.length)]);
            int count = Math.min(word.length, store.length - at);
            System.arraycopy(word, 0, store, at, count);
            at += count;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
