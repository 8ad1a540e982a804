package io.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help", "talk --help", "idle --sockets 5 -h"})
    void whoever_asks_for_help_gets_it(String words) {
        assertThat(Main.run(List.of(words.split(" ")))).isZero();
    }

    @Test
    void without_words_it_prints_its_usage() {
        assertThat(Main.run(List.of())).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"walk", "talk --pairs none", "idle 5", "grown --rows", "echo --port x"})
    void what_makes_no_sense_ends_with_two(String words) {
        assertThat(Main.run(List.of(words.split(" ")))).isEqualTo(2);
    }
}
