package io.parley.chat.content;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Base58Check: 21 bytes and the first four of their double hash, in digits that cannot be taken for each other. */
final class Base58 {

    private static final String DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int PAYLOAD = 21;
    private static final int CHECKSUM = 4;

    private Base58() {}

    /** Whether the word is an address of this version, with its checksum right. */
    static boolean isAddress(String word, int version) {
        byte[] bytes = decode(word);
        if (bytes == null || (bytes[0] & 0xFF) != version) {
            return false;
        }
        byte[] hash = sha256(sha256(Arrays.copyOf(bytes, PAYLOAD)));
        return Arrays.equals(bytes, PAYLOAD, PAYLOAD + CHECKSUM, hash, 0, CHECKSUM);
    }

    /** The 25 bytes, or null for what is no number in base 58 or too large a one. */
    private static byte[] decode(String word) {
        byte[] bytes = new byte[PAYLOAD + CHECKSUM];
        for (int i = 0; i < word.length(); i++) {
            int carry = DIGITS.indexOf(word.charAt(i));
            if (carry < 0) {
                return null;
            }
            for (int b = bytes.length - 1; b >= 0; b--) {
                carry += (bytes[b] & 0xFF) * 58;
                bytes[b] = (byte) carry;
                carry >>= 8;
            }
            if (carry > 0) {
                return null;
            }
        }
        return bytes;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
