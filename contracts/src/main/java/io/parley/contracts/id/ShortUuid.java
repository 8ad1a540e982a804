package io.parley.contracts.id;

import java.util.Arrays;
import java.util.UUID;

/** UUIDs in 26 characters of Crockford's base 32: shorter on the wire than hex, in the same order, safe in a URL. */
public final class ShortUuid {

    private static final int LENGTH = 26;
    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final byte[] VALUES = new byte[128];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int i = 0; i < DIGITS.length; i++) {
            VALUES[DIGITS[i]] = (byte) i;
        }
    }

    private ShortUuid() {}

    public static String format(UUID uuid) {
        char[] text = new char[LENGTH];
        long high = uuid.getMostSignificantBits();
        long low = uuid.getLeastSignificantBits();
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = DIGITS[(int) (low & 31)];
            low = low >>> 5 | high << 59;
            high >>>= 5;
        }
        return new String(text);
    }

    /** The UUID that is written from {@code start} to {@code end}, or null; each UUID has one way to be written. */
    static UUID parse(String text, int start, int end) {
        // 26 digits hold 130 bits: the first must not use its upper two.
        if (end - start != LENGTH || text.charAt(start) > '7') {
            return null;
        }
        long high = 0;
        long low = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            int digit = c < VALUES.length ? VALUES[c] : -1;
            if (digit < 0) {
                return null;
            }
            high = high << 5 | low >>> 59;
            low = low << 5 | digit;
        }
        return new UUID(high, low);
    }
}
