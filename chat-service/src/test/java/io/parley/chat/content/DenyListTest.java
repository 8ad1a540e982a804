package io.parley.chat.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DenyListTest {

    private final DenyList rule = new DenyList(
            Settings.of("deny-list.words", "casino,sugar daddy,pot,mail,ass,Straße,говно,אָב,777 club,चूत"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "casino",
                "Best CASINO in town!",
                "the-casino.",
                "ｃａｓｉｎｏ",
                "𝓬𝓪𝓼𝓲𝓷𝓸",
                "cäsínö",
                "c\u200Da\u200Cs\u200Eino",
                "ca\u0336s\u0336ino",
                "сasino", // Cyrillic first letter
                "саsіnо", // four Cyrillic letters
                "cαsinο", // two Greek ones
                "cas1no",
                "c4s1n0",
                "ca$ino",
                "c@sino",
                "my sugar daddy",
                "Sugar   Daddy?",
                "sugar-daddy",
                "sugar,\ndaddy",
                "5ugar d4ddy",
                "STRASSE",
                "ma1l",
                "ГОВНО",
                "г0вно",
                "гoвно", // a Latin o
                "אב", // without its point
                "777 club",
                "777-CLUB!",
                "चूत"
            })
    void a_denied_word_is_found_however_it_is_written(String text) {
        assertThat(rule.judge(Drafts.ofMine(text)).result()).isEqualTo(new Judgement.Reject(DenyList.REASON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "casinos", // whole words only
                "occasion",
                "sugar, my daddy",
                "sugar",
                "daddy sugar",
                "мой рот", // looks like "pot"
                "mall",
                "class, please pass",
                "455", // looks like "ass", and is a price
                "455 €, 0.50",
                "a 4x4 and 2 mp3",
                "777",
                "चित",
                "👍🏽👩‍👩‍👧"
            })
    void innocent_words_pass(String text) {
        assertThat(rule.judge(Drafts.ofMine(text))).isSameAs(Judgement.PASSED);
    }

    @Test
    void a_file_adds_its_lines(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("denied.txt"), "# what nobody may say\n\nfoo\nbar, baz\r\n");
        DenyList list = new DenyList(Settings.of("deny-list.file", file.toString(), "deny-list.action", "flag"));

        assertThat(list.judge(Drafts.ofMine("Foo!")).result()).isEqualTo(new Judgement.Flag(DenyList.FLAG));
        assertThat(list.judge(Drafts.ofMine("bar baz")).result()).isEqualTo(new Judgement.Flag(DenyList.FLAG));
        assertThat(list.judge(Drafts.ofMine("what nobody may say"))).isSameAs(Judgement.PASSED);
    }

    @Test
    void a_file_that_cannot_be_read_stops_the_start(@TempDir Path folder) throws IOException {
        String missing = folder.resolve("missing.txt").toString();
        assertThatThrownBy(() -> new DenyList(Settings.of("deny-list.file", missing)))
                .hasMessageContaining("parley.chat.content.deny-list.file")
                .hasMessageContaining(missing);

        String latin = Files.write(folder.resolve("latin.txt"), new byte[] {(byte) 0xE9})
                .toString();
        assertThatThrownBy(() -> new DenyList(Settings.of("deny-list.file", latin)))
                .hasMessageContaining("UTF-8");
    }

    @Test
    void without_entries_the_rule_is_off() {
        assertThat(new DenyList(Settings.of()).isEnabled()).isFalse();
        assertThat(new DenyList(Settings.of("deny-list.words", "!!,—")).isEnabled())
                .isFalse();
        assertThat(new DenyList(Settings.of("deny-list.words", "x", "deny-list.action", "off")).isEnabled())
                .isFalse();
        assertThat(rule.isEnabled()).isTrue();
    }
}
