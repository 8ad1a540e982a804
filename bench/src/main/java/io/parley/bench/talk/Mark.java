package io.parley.bench.talk;

import java.nio.charset.StandardCharsets;

/**
 * What a text begins with: which run, which sender, which of its messages, and when it was due. All of it is letters, of
 * one length, and no two in a row are the same for long: nothing that a filter of texts could take for a phone number, an
 * address or a flood.
 *
 * @param run    a number of this run, so that messages of an earlier one are told apart
 * @param sender the sender's place among all talkers
 * @param number 0, 1, 2 … for each sender
 * @param due    nanoseconds since the run's begin
 */
record Mark(int run, int sender, int number, long due) {

    private static final int RUN_LETTERS = 6;
    private static final int SENDER_LETTERS = 4;
    private static final int NUMBER_LETTERS = 7;
    private static final int DUE_LETTERS = 13;

    static final int MOST_RUNS = 1 << 4 * RUN_LETTERS;
    static final int MOST_SENDERS = 1 << 4 * SENDER_LETTERS;

    /** The first letters, all but the due time: no other message has them, so they are the idempotency key. */
    static final int KEY_LENGTH = RUN_LETTERS + SENDER_LETTERS + NUMBER_LETTERS;

    static final int LENGTH = KEY_LENGTH + DUE_LETTERS;

    private static final int STEP = 7;

    void write(byte[] into, int at) {
        int next = letters(run, RUN_LETTERS, into, at, at);
        next = letters(sender, SENDER_LETTERS, into, at, next);
        next = letters(number, NUMBER_LETTERS, into, at, next);
        letters(due, DUE_LETTERS, into, at, next);
    }

    /** The mark that stands there, or null. */
    static Mark read(byte[] text, int at, int length) {
        if (length < LENGTH) {
            return null;
        }
        long run = value(text, at, 0, RUN_LETTERS);
        long sender = value(text, at, RUN_LETTERS, SENDER_LETTERS);
        long number = value(text, at, RUN_LETTERS + SENDER_LETTERS, NUMBER_LETTERS);
        long due = value(text, at, KEY_LENGTH, DUE_LETTERS);
        return run < 0 || sender < 0 || number < 0 || due < 0
                ? null
                : new Mark((int) run, (int) sender, (int) number, due);
    }

    /** The number of the message that has this key; -1 for a key that is none of ours. */
    static int numberOf(String key) {
        return key.length() == KEY_LENGTH
                ? (int) value(
                        key.getBytes(StandardCharsets.ISO_8859_1), 0, RUN_LETTERS + SENDER_LETTERS, NUMBER_LETTERS)
                : -1;
    }

    private static int letters(long value, int count, byte[] into, int begin, int at) {
        for (int i = 0; i < count; i++) {
            int four = (int) (value >>> 4 * (count - 1 - i)) & 15;
            into[at + i] = (byte) ('a' + (four + STEP * (at + i - begin) & 15));
        }
        return at + count;
    }

    private static long value(byte[] text, int begin, int from, int count) {
        long value = 0;
        for (int i = from; i < from + count; i++) {
            int letter = text[begin + i] - 'a';
            if (letter < 0 || letter > 15) {
                return -1;
            }
            value = value << 4 | letter - STEP * i & 15;
        }
        return value;
    }
}
