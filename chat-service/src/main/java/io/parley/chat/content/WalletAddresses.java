package io.parley.chat.content;

import java.util.Locale;

/** Addresses of cryptocurrencies that scammers ask for: Bitcoin, Ethereum and its kin, TRON (TRC-20), TON. */
final class WalletAddresses {

    private static final int MIN = 26;
    private static final int MAX = 62;

    private WalletAddresses() {}

    static boolean areIn(String text) {
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || !isWord(text.charAt(at))) {
                if (at - start >= MIN && at - start <= MAX && isAddress(text.substring(start, at))) {
                    return true;
                }
                start = at + 1;
            }
        }
        return false;
    }

    private static boolean isAddress(String word) {
        return switch (word.charAt(0)) {
            case '1' -> Base58.isAddress(word, 0x00);
            case '3' -> Base58.isAddress(word, 0x05);
            case 'T' -> Base58.isAddress(word, 0x41);
            case 'b', 'B' -> isBech32(word.toLowerCase(Locale.ROOT));
            case '0' -> isEthereum(word) || isTon(word);
            default -> isTon(word);
        };
    }

    private static boolean isBech32(String word) {
        return word.startsWith("bc1")
                && (word.length() == 42 || word.length() == 62)
                && consistsOf(word.substring(3), "qpzry9x8gf2tvdw0s3jn54khce6mua7l");
    }

    private static boolean isEthereum(String word) {
        return word.length() == 42
                && (word.startsWith("0x") || word.startsWith("0X"))
                && consistsOf(word.substring(2), "0123456789abcdefABCDEF");
    }

    /** 48 characters of base64 for URLs, of which the first byte says "account", and whether money may bounce. */
    private static boolean isTon(String word) {
        return word.length() == 48
                && (word.startsWith("EQ") || word.startsWith("UQ") || word.startsWith("kQ") || word.startsWith("0Q"))
                && Crc16.isRight(word);
    }

    private static boolean consistsOf(String word, String characters) {
        return word.chars().allMatch(c -> characters.indexOf(c) >= 0);
    }

    private static boolean isWord(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '-';
    }
}
