package io.parley.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpArgumentsTest {

    @Test
    void without_options_there_is_one_of_each_with_limits() {
        assertThat(UpArguments.parse(List.of())).isEqualTo(new UpArguments(1, 1, true, false));
    }

    @Test
    void every_option_is_understood_in_any_order() {
        assertThat(UpArguments.parse(List.of("--no-limits", "--gateway", "3", "--restart", "--chat", "2")))
                .isEqualTo(new UpArguments(2, 3, false, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--chat", "--chat x", "--chat 0", "--gateway 17", "--people 5", "chat"})
    void anything_else_is_told_what_is_wrong(String words) {
        assertThatThrownBy(() -> UpArguments.parse(List.of(words.split(" "))))
                .isInstanceOf(LocalStackException.class)
                .hasMessageMatching("(--(chat|gateway) needs a number from 1 to 16|up does not know .*)");
    }
}
