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
        assertThat(UpArguments.parse(List.of())).isEqualTo(new UpArguments(1, 1, true, false, 12));
    }

    @Test
    void every_option_is_understood_in_any_order() {
        assertThat(UpArguments.parse(
                        List.of("--no-limits", "--gateway", "3", "--people", "4", "--restart", "--chat", "2")))
                .isEqualTo(new UpArguments(2, 3, false, true, 4));
    }

    @Test
    void load_programs_have_the_system_for_themselves() {
        assertThat(UpArguments.parse(List.of("--no-limits")).people()).isZero();
        assertThat(UpArguments.parse(List.of("--people", "0")).people()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--chat",
                "--chat x",
                "--chat 0",
                "--gateway 17",
                "--people 1000",
                "--people",
                "--persons 5",
                "chat"
            })
    void anything_else_is_told_what_is_wrong(String words) {
        assertThatThrownBy(() -> UpArguments.parse(List.of(words.split(" "))))
                .isInstanceOf(LocalStackException.class)
                .hasMessageMatching(
                        "(--(chat|gateway|people) needs a number from [01] to (16|24)|up does not know .*)");
    }
}
