package io.parley.chat.content;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** International bank account numbers: the country, as many characters as that country has, and a remainder of 1. */
final class Iban {

    private static final Map<String, Integer> LENGTHS = new HashMap<>();

    static {
        String lengths =
                "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 "
                        + "ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 "
                        + "LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 "
                        + "QA29 RO24 RS22 RU33 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20";
        for (String country : lengths.split(" ")) {
            LENGTHS.put(country.substring(0, 2), Integer.parseInt(country.substring(2)));
        }
    }

    private Iban() {}

    static boolean isIn(String text) {
        for (int i = 0; i + 4 < text.length(); i++) {
            if (isLetter(text.charAt(i))
                    && isLetter(text.charAt(i + 1))
                    && isDigit(text.charAt(i + 2))
                    && isDigit(text.charAt(i + 3))
                    && (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)))
                    && isAt(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(String text, int start) {
        Integer length = LENGTHS.get(text.substring(start, start + 2).toUpperCase(Locale.ROOT));
        if (length == null) {
            return false;
        }
        StringBuilder iban = new StringBuilder(length);
        int at = start;
        boolean isAfterSpace = true;
        while (at < text.length() && iban.length() < length) {
            char c = text.charAt(at++);
            if (isLetter(c) || isDigit(c)) {
                iban.append(Character.toUpperCase(c));
                isAfterSpace = false;
            } else if (isAfterSpace || c != ' ' && c != '-') {
                return false;
            } else {
                isAfterSpace = true;
            }
        }
        boolean ends = at == text.length() || !Character.isLetterOrDigit(text.charAt(at));
        return ends && iban.length() == length && remainder(iban) == 1;
    }

    private static int remainder(CharSequence iban) {
        int remainder = 0;
        for (int i = 0; i < iban.length(); i++) {
            int value = Character.digit(iban.charAt((i + 4) % iban.length()), 36);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder;
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
