package io.parley.chat.match;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** The welcome in the language of the two. */
@ApplicationScoped
class WelcomeTexts {

    private final WelcomeSettings settings;

    WelcomeTexts(WelcomeSettings settings) {
        this.settings = settings;
    }

    /** @param language as Telegram names it ({@code fr}, {@code pt-br}); or null */
    String in(String language) {
        return switch (language == null ? "" : Locale.forLanguageTag(language).getLanguage()) {
            case "ru" -> settings.russian();
            case "fr" -> settings.french();
            default -> settings.english();
        };
    }
}
