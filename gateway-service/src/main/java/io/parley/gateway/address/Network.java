package io.parley.gateway.address;

/**
 * Addresses that begin alike.
 *
 * @param prefix how many of the 128 bits have to be the same
 */
record Network(IpAddress first, int prefix) {

    private static final int BITS = 128;
    private static final int BITS_BEFORE_V4 = 96;

    /** @throws IllegalArgumentException for what is neither an address nor {@code address/bits} */
    static Network of(String text) {
        int slash = text.indexOf('/');
        IpAddress first = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        int prefix = first == null ? -1 : slash < 0 ? BITS : prefix(first, text.substring(slash + 1));
        if (prefix < 0 || prefix > BITS) {
            throw new IllegalArgumentException("no address or network: " + text);
        }
        return new Network(first, prefix);
    }

    boolean contains(IpAddress address) {
        long inHigh = mask(Math.min(prefix, Long.SIZE));
        long inLow = mask(Math.max(prefix - Long.SIZE, 0));
        return ((address.high() ^ first.high()) & inHigh) == 0 && ((address.low() ^ first.low()) & inLow) == 0;
    }

    private static int prefix(IpAddress first, String bits) {
        // Digits only: Integer.parseInt would take a sign too.
        if (!bits.matches("\\d{1,3}")) {
            return -1;
        }
        return Integer.parseInt(bits) + (first.isV4() ? BITS_BEFORE_V4 : 0);
    }

    private static long mask(int ones) {
        // A shift by 64 is none.
        return ones == 0 ? 0 : -1L << (Long.SIZE - ones);
    }
}
