package io.parley.local.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhraseBookTest {

    private final Townsperson mira = Roster.ofFirst(3).people().get(2);

    @Test
    void an_answer_fits_what_was_said() {
        Set<String> toHello = answers("Hello Mira");
        Set<String> toQuestions = answers("Hello, how are you?");
        Set<String> toAllElse = answers("The shipment arrived.");

        assertThat(toHello).hasSizeGreaterThan(2).doesNotContainAnyElementsOf(toQuestions);
        assertThat(toAllElse)
                .hasSizeGreaterThan(3)
                .doesNotContainAnyElementsOf(toHello)
                .doesNotContainAnyElementsOf(toQuestions);
        assertThat(answers("Привет")).isEqualTo(toHello);
    }

    @Test
    void the_same_message_has_the_same_answer() {
        assertThat(PhraseBook.answer(mira, "Hello", "msg_1_1")).isEqualTo(PhraseBook.answer(mira, "Hello", "msg_1_1"));
    }

    @Test
    void a_greeting_says_nothing_unfinished() {
        assertThat(IntStream.range(0, 50)
                        .mapToObj(i -> PhraseBook.greeting(mira, "conv_" + i))
                        .distinct())
                .hasSizeGreaterThan(2)
                .noneMatch(text -> text.contains("%"));
    }

    private Set<String> answers(String text) {
        return IntStream.range(0, 200)
                .mapToObj(i -> PhraseBook.answer(mira, text, "msg_1_" + i))
                .collect(Collectors.toSet());
    }
}
