package io.parley.chat.content;

import java.util.Base64;

/** The check of TON's addresses: CRC-16/XMODEM over 34 bytes, in the last two of 36. */
final class Crc16 {

    private static final int POLYNOMIAL = 0x1021;

    private Crc16() {}

    /** Whether the 48 characters of base64 end with the check of what is before: with it in, the remainder is nothing. */
    static boolean isRight(String word) {
        int crc = 0;
        for (byte octet : Base64.getUrlDecoder().decode(word)) {
            crc ^= (octet & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? crc << 1 ^ POLYNOMIAL : crc << 1;
            }
            crc &= 0xFFFF;
        }
        return crc == 0;
    }
}
