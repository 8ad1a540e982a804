package io.parley.bench.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void the_first_column_stands_to_the_left_and_the_others_to_the_right() {
        assertThat(new Table()
                        .row("", "p50", "max")
                        .row("seen", "1.5 ms", "12 ms")
                        .row("acknowledged")
                        .lines())
                .containsExactly(
                        "                   p50    max", //
                        "  seen          1.5 ms  12 ms",
                        "  acknowledged");
    }
}
