package io.parley.contracts.frame;

/** Every code a socket of Parley is closed with, and what a client does on it. */
public enum CloseCode {
    /** Stays closed. */
    NORMAL(1000, "normal"),
    /** Reconnects with backoff. */
    GOING_AWAY(1001, "going away"),
    /** Reconnects with backoff: it was silent for too long, or acknowledged nothing. */
    DEAD_PEER(1001, "dead peer"),
    /** Stays closed: the client broke RFC 6455. */
    PROTOCOL_ERROR(1002, "protocol error"),
    /** Stays closed: a text frame that is no UTF-8. */
    INVALID_PAYLOAD(1007, "invalid UTF-8"),
    /** Stays closed: a frame beyond every limit. */
    MESSAGE_TOO_BIG(1009, "frame too large"),
    /** Reconnects with backoff: a fault of ours. */
    SERVER_ERROR(1011, "server error"),
    /** Reconnects after a random part of 5 s, then with backoff. */
    SERVICE_RESTART(1012, "service restart"),
    /** Reconnects with backoff. */
    TRY_AGAIN_LATER(1013, "try again later"),
    /** Renews its token, then reconnects. */
    AUTH_EXPIRED(4001, "auth expired"),
    /** Stays closed. */
    AUTH_FAILED(4002, "auth failed"),
    /** Stays closed. */
    FORBIDDEN_ORIGIN(4003, "origin forbidden"),
    /** Stays closed. */
    NOT_FOUND(4004, "conversation unknown"),
    /** Reconnects after 30 to 60 s. */
    RATE_LIMITED(4008, "rate limited"),
    /** Reconnects only if the user is active here. */
    REPLACED(4009, "replaced by a newer connection"),
    /** Reconnects and syncs. */
    TOO_SLOW(4010, "too slow");

    private final int code;
    private final String reason;

    CloseCode(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    public int code() {
        return code;
    }

    /** What the close frame says beside the code. */
    public String reason() {
        return reason;
    }

    /** Whether a peer may put this code on the wire (RFC 6455, 7.4; IANA's registry for 1012 to 1014). */
    public static boolean mayTravel(int code) {
        return code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006
                || code >= 3000 && code <= 4999;
    }
}
