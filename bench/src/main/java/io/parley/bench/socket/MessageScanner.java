package io.parley.bench.socket;

/**
 * Finds in a {@code message.created} frame what a load program needs of it, without building anything: one pass over the
 * bytes, in whatever order the fields come. One scanner is used for frame after frame; its spans hold until the next one.
 */
public final class MessageScanner {

    /** What a frame turned out to be. */
    public enum Kind {
        MESSAGE,
        OTHER,
        MALFORMED
    }

    private static final byte[] TYPE = JsonCursor.ascii("type");
    private static final byte[] MESSAGE_CREATED = JsonCursor.ascii("message.created");
    private static final byte[] MESSAGE = JsonCursor.ascii("message");
    private static final byte[] KEY = JsonCursor.ascii("idempotency_key");
    private static final byte[] ID = JsonCursor.ascii("id");
    private static final byte[] SEQ = JsonCursor.ascii("seq");
    private static final byte[] TEXT = JsonCursor.ascii("text");

    private final JsonCursor json = new JsonCursor();
    private final Span id = new Span();
    private final Span text = new Span();
    private final Span key = new Span();
    private final Span scratch = new Span();
    private long seq;

    public Kind scan(byte[] frame, int length) {
        id.clear();
        text.clear();
        key.clear();
        seq = -1;
        json.start(frame, length);
        boolean isMessage = false;
        boolean hasType = false;
        if (!json.enterObject()) {
            return Kind.MALFORMED;
        }
        while (json.nextField()) {
            if (json.isField(TYPE)) {
                hasType = json.string(scratch);
                isMessage = hasType && scratch.equalTo(frame, MESSAGE_CREATED);
                if (!isMessage) {
                    return hasType ? Kind.OTHER : Kind.MALFORMED;
                }
            } else if (json.isField(MESSAGE)) {
                scanMessage();
            } else if (json.isField(KEY)) {
                json.string(key);
            } else {
                json.skip();
            }
        }
        boolean isComplete = json.isAtEnd() && isMessage && seq > 0 && id.isPresent() && text.isPresent();
        // Without a type it may be anything; with another one this line is not reached.
        return isComplete ? Kind.MESSAGE : Kind.MALFORMED;
    }

    private void scanMessage() {
        if (!json.enterObject()) {
            return;
        }
        while (json.nextField()) {
            if (json.isField(SEQ)) {
                seq = json.number();
            } else if (json.isField(TEXT)) {
                json.string(text);
            } else if (json.isField(ID)) {
                json.string(id);
            } else {
                json.skip();
            }
        }
    }

    public long seq() {
        return seq;
    }

    public Span id() {
        return id;
    }

    public Span text() {
        return text;
    }

    /** Present on the sender's own devices only. */
    public Span key() {
        return key;
    }
}
