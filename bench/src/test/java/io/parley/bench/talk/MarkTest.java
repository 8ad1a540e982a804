package io.parley.bench.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MarkTest {

    @Test
    void what_was_written_is_read_wherever_it_stands() {
        byte[] text = new byte[100];
        for (Mark mark : new Mark[] {
            new Mark(0, 0, 0, 0),
            new Mark(123_456, 99, 1_000_000, 86_400_000_000_000L),
            new Mark(Mark.MOST_RUNS - 1, Mark.MOST_SENDERS - 1, (1 << 28) - 1, (1L << 52) - 1)
        }) {
            for (int at : new int[] {0, 1, 17, 70}) {
                mark.write(text, at);
                assertThat(Mark.read(text, at, Mark.LENGTH)).isEqualTo(mark);
            }
        }
    }

    @Test
    void no_letter_is_repeated_into_what_looks_like_a_flood() {
        byte[] text = new byte[Mark.LENGTH];
        new Mark(0, 0, 0, 0).write(text, 0);

        assertThat(new String(text, StandardCharsets.US_ASCII))
                .matches("[a-p]+")
                .doesNotContainPattern("(.)\\1");
    }

    @Test
    void a_text_of_somebody_else_has_none() {
        byte[] text = "Hello, how are you? It has been a long time, has it not?".getBytes(StandardCharsets.US_ASCII);

        assertThat(Mark.read(text, 0, text.length)).isNull();
        assertThat(Mark.read(text, 0, 5)).isNull();
    }

    @Test
    void the_key_tells_the_number() {
        byte[] text = new byte[Mark.LENGTH];
        new Mark(5, 6, 789, 10).write(text, 0);
        String key = new String(text, 0, Mark.KEY_LENGTH, StandardCharsets.US_ASCII);

        assertThat(Mark.numberOf(key)).isEqualTo(789);
        assertThat(Mark.numberOf("7")).isEqualTo(-1);
        assertThat(Mark.numberOf("ZZZZZZZZZZZZZZZZZ")).isEqualTo(-1);
    }
}
