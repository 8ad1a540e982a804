package io.parley.gateway.auth;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Percent-decoding without the leniency of the JDK's, which reads signs as digits and replaces what is no UTF-8. */
final class FormDecoding {

    private static final int HEX = 16;

    private FormDecoding() {}

    /** The value, decoded once; null where an escape is broken, or the bytes are no UTF-8. */
    static String decode(String encoded) {
        byte[] in = encoded.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] != '%') {
                out.put(in[i] == '+' ? (byte) ' ' : in[i]);
                continue;
            }
            int value = i + 2 < in.length ? value(in[i + 1], in[i + 2]) : -1;
            if (value < 0) {
                return null;
            }
            out.put((byte) value);
            i += 2;
        }
        return text(out.flip());
    }

    private static int value(byte high, byte low) {
        int first = Character.digit(high, HEX);
        int second = Character.digit(low, HEX);
        return first < 0 || second < 0 ? -1 : first * HEX + second;
    }

    private static String text(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
        } catch (CharacterCodingException noText) {
            return null;
        }
    }
}
