package io.parley.bench.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void values_and_flags_are_found_in_any_order() {
        Options options = parse("--loud --count 7");

        assertThat(options.number("--count", 1, 1, 10)).isEqualTo(7);
        assertThat(options.has("--loud")).isTrue();
    }

    @Test
    void what_is_not_given_has_its_usual_value() {
        Options options = parse("");

        assertThat(options.number("--count", 3, 5, 10)).isEqualTo(3);
        assertThat(options.has("--loud")).isFalse();
        assertThat(options.text("--name")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--speed 3, demo does not know --speed",
        "3, demo does not know 3",
        "--count, --count needs a value",
        "--count 1 --count 1, --count is given twice",
        "--loud --loud, --loud is given twice"
    })
    void words_outside_sense_are_named(String words, String message) {
        assertThatThrownBy(() -> parse(words))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"0", "11", "-1", "1.5", "ten", "99999999999"})
    void a_number_outside_its_range_is_told_the_range(String value) {
        assertThatThrownBy(() -> parse("--count " + value).number("--count", 1, 1, 10))
                .isInstanceOf(UsageException.class)
                .hasMessage("--count needs a whole number from 1 to 10, not " + value);
    }

    private static Options parse(String words) {
        List<String> list = words.isEmpty() ? List.of() : List.of(words.split(" "));
        return Options.parse("demo", list, Set.of("--count", "--name"), Set.of("--loud"));
    }
}
