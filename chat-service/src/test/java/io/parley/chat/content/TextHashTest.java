package io.parley.chat.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TextHashTest {

    @Test
    void texts_that_differ_in_looks_alone_are_the_same() {
        UUID plain = TextHash.of("anna", "Meet me at the cafe, tonight!");

        assertThat(TextHash.of("anna", "meet ME at the cafe tonight")).isEqualTo(plain);
        assertThat(TextHash.of("anna", "Meet me — at the café … tonight \uD83D\uDE18"))
                .isEqualTo(plain);
    }

    @Test
    void other_words_another_sender_and_other_borders_of_words_make_another_text() {
        UUID one = TextHash.of("anna", "meet me tonight");

        assertThat(TextHash.of("anna", "meet me to night")).isNotEqualTo(one);
        assertThat(TextHash.of("anna", "meet me tomorrow")).isNotEqualTo(one);
        assertThat(TextHash.of("boris", "meet me tonight")).isNotEqualTo(one);
        assertThat(TextHash.of("annam", "eet me tonight")).isNotEqualTo(one);
    }

    @Test
    void signs_alone_are_compared_as_they_are() {
        assertThat(TextHash.of("anna", "!!! ???")).isNotEqualTo(TextHash.of("anna", "??? !!!"));
    }

    @Test
    void many_texts_have_as_many_hashes() {
        Random random = new Random(20261121);
        Set<String> texts = new HashSet<>();
        Set<UUID> hashes = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            String text = Long.toString(random.nextLong(1_000_000), 36) + " " + random.nextInt(1_000);
            texts.add(text);
            hashes.add(TextHash.of("anna", text));
        }
        assertThat(hashes).hasSameSizeAs(texts);
    }
}
