package io.parley.bench.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.bench.terminal.UsageException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TalkOptionsTest {

    @Test
    void without_options_fifty_pairs_talk_by_the_clock() {
        assertThat(TalkOptions.parse(List.of()))
                .isEqualTo(new TalkOptions(
                        50, new Pace.OpenLoop(500), 3, 10, new Sizes(64, 256), false, Optional.empty()));
    }

    @Test
    void every_option_is_understood() {
        String words = "--json - --ack --sizes 100 --seconds 20 --warm 0 --window 3 --pairs 7";

        assertThat(TalkOptions.parse(List.of(words.split(" "))))
                .isEqualTo(
                        new TalkOptions(7, new Pace.ClosedLoop(3), 0, 20, new Sizes(100, 100), true, Optional.of("-")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--pairs 0",
                "--rate 0",
                "--rate -5",
                "--window 0",
                "--seconds 0",
                "--warm -1",
                "--sizes 8-16",
                "--sizes 256-64",
                "--sizes 64-6000",
                "--sizes small",
                "--sizes 64-",
                "--rate 100 --window 2",
                "now"
            })
    void what_makes_no_sense_is_refused(String words) {
        assertThatThrownBy(() -> TalkOptions.parse(List.of(words.split(" ")))).isInstanceOf(UsageException.class);
    }

    @Test
    void every_size_of_the_range_is_as_likely_as_the_others() {
        Sizes sizes = new Sizes(64, 66);

        assertThat(sizes.pick(0)).isEqualTo(64);
        assertThat(sizes.pick(2)).isEqualTo(66);
        assertThat(sizes.pick(3)).isEqualTo(64);
        assertThat(sizes.pick(Integer.MAX_VALUE)).isBetween(64, 66);
    }
}
