package io.parley.notification.list;

/** What an entry tells of. */
public enum EntryKind {
    MESSAGE(1, "message"),
    MATCH(2, "match");

    private final short stored;
    private final String wireName;

    EntryKind(int stored, String wireName) {
        this.stored = (short) stored;
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    short stored() {
        return stored;
    }

    static EntryKind of(short stored) {
        return stored == MESSAGE.stored ? MESSAGE : MATCH;
    }
}
