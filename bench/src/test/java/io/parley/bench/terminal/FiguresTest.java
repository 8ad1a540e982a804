package io.parley.bench.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"0; 0.000 ms", "412; 0.412 ms", "46140; 46.1 ms", "1342499; 1,342 ms"})
    void times_have_the_digits_that_say_something(long micros, String text) {
        assertThat(Figures.millis(micros)).isEqualTo(text);
    }

    @Test
    void a_figure_that_is_missing_is_said_to_be() {
        assertThat(Figures.tenths(null)).isEqualTo("not known here");
        assertThat(Figures.tenths(1234.56)).isEqualTo("1,234.6");
        assertThat(Figures.hundredths(0.043)).isEqualTo("0.04");
    }

    @Test
    void progress_is_a_bar_that_ends_full_and_never_overflows() {
        assertThat(Progress.line("measuring", 1, 2)).isEqualTo("[###############...............]  50 %  measuring");
        assertThat(Progress.line("measuring", 5, 2)).startsWith("[##############################] 100 %");
        assertThat(Progress.line("measuring", -5, 2)).startsWith("[..............................]   0 %");
    }
}
