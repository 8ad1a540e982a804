package io.parley.contracts.frame;

/**
 * The limits a frame is held against.
 *
 * @param maxTextCharacters  code points of a message's text, after it was cleaned
 * @param maxFrameBytes      a larger frame is an error, and the socket stays open
 * @param maxIds             conversation or user ids in one frame
 */
public record FrameLimits(int maxTextCharacters, int maxFrameBytes, int maxIds) {

    public static final FrameLimits DEFAULT = new FrameLimits(5_000, 24 * 1024, 100);

    /** Past this the socket is closed: nobody sends such a frame by mistake. */
    public static final int CLOSE_ABOVE_BYTES = 64 * 1024;

    public static final int MAX_REF_CHARACTERS = 64;

    /** Ids and idempotency keys are names, not payload. */
    public static final int MAX_NAME_CHARACTERS = 128;

    /** Above any token worth its bandwidth, below what a header may carry. */
    public static final int MAX_TOKEN_CHARACTERS = 8 * 1024;
}
