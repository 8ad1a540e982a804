package io.parley.notification.push;

import java.util.Locale;

/** The languages that pushes are written in. */
enum PushLanguage {
    ENGLISH,
    RUSSIAN,
    FRENCH;

    /** @param tag as Telegram names it ({@code fr}, {@code pt-br}); or null */
    static PushLanguage of(String tag) {
        return switch (tag == null
                ? ""
                : Locale.forLanguageTag(tag.replace('_', '-')).getLanguage()) {
            case "ru" -> RUSSIAN;
            case "fr" -> FRENCH;
            default -> ENGLISH;
        };
    }
}
