package io.parley.notification.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushTextsTest {

    @ParameterizedTest
    @CsvSource({
        "ENGLISH, 1, New message",
        "ENGLISH, 3, 3 new messages",
        "FRENCH, 1, Nouveau message",
        "FRENCH, 2, 2 nouveaux messages",
        "RUSSIAN, 1, Новое сообщение",
        "RUSSIAN, 2, 2 новых сообщения",
        "RUSSIAN, 5, 5 новых сообщений",
        "RUSSIAN, 11, 11 новых сообщений",
        "RUSSIAN, 14, 14 новых сообщений",
        "RUSSIAN, 21, 21 новое сообщение",
        "RUSSIAN, 112, 112 новых сообщений",
        "RUSSIAN, 124, 124 новых сообщения"
    })
    void messages_are_counted_as_the_language_does(PushLanguage language, long count, String text) {
        assertThat(PushTexts.messages(language, count)).isEqualTo(text);
    }

    @Test
    void several_conversations_and_matches_are_counted_too() {
        assertThat(PushTexts.messages(PushLanguage.ENGLISH, 5, 2)).isEqualTo("5 new messages in 2 conversations");
        assertThat(PushTexts.messages(PushLanguage.FRENCH, 5, 2)).isEqualTo("5 nouveaux messages dans 2 conversations");
        assertThat(PushTexts.messages(PushLanguage.RUSSIAN, 5, 2)).isEqualTo("5 новых сообщений в 2 чатах");
        assertThat(PushTexts.messages(PushLanguage.RUSSIAN, 42, 21)).isEqualTo("42 новых сообщения в 21 чате");
        assertThat(PushTexts.matches(PushLanguage.ENGLISH, 1)).isEqualTo("You have a new match");
        assertThat(PushTexts.matches(PushLanguage.FRENCH, 3)).isEqualTo("Vous avez 3 nouveaux matchs");
        assertThat(PushTexts.matches(PushLanguage.RUSSIAN, 3)).isEqualTo("У вас 3 новые пары");
    }

    @ParameterizedTest
    @CsvSource({
        "ru, RUSSIAN",
        "fr, FRENCH",
        "fr-CA, FRENCH",
        "ru_RU, RUSSIAN",
        "en, ENGLISH",
        "pt-br, ENGLISH",
        ", ENGLISH"
    })
    void a_language_without_texts_is_english(String tag, PushLanguage language) {
        assertThat(PushLanguage.of(tag)).isEqualTo(language);
    }

    @Test
    void an_excerpt_ends_between_characters() {
        assertThat(Excerpt.of(null, 3)).isNull();
        assertThat(Excerpt.of("abc", 3)).isEqualTo("abc");
        assertThat(Excerpt.of("\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00", 3))
                .isEqualTo("\uD83D\uDE00\uD83D\uDE00…");
    }
}
