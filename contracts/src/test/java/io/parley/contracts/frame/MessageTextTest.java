package io.parley.contracts.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTest {

    @Test
    void plain_text_is_the_very_same_string() {
        String text = new String("Hello,\tyou!\nHow are you? ~");
        assertThat(MessageText.clean(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Привет, как дела? Ёлка и йод",
                "Ça va ? Noël à l’œuvre — « très bien »…",
                "¿Qué tal, señor? 5 €",
                "مرحبا كيف حالك",
                "می‌خواهم", // Persian, with a non-joiner
                "क्‍ष and क्‌ष", // Devanagari, with a joiner and a non-joiner
                "שלום‎ (hi)‏!", // Hebrew with marks of direction
                "안녕하세요 こんにちは 你好",
                "👩‍👩‍👧‍👦 ❤️‍🔥 🏳️‍🌈 1️⃣ 👍🏽 🇫🇷",
                "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
                "葛\uDB40\uDD00飾", // an ideograph in its regional form
                "\uF8FF \uE000", // private use
                "⠓⠊⠀⠽⠕⠥", // braille with its blank
                "a\u0323\u0301 no composed form holds both\u0301"
            })
    void what_people_write_stays(String text) {
        assertThat(MessageText.clean(text)).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    @Test
    void letters_and_their_accents_are_composed() {
        assertThat(MessageText.clean("Noe\u0308l")).isEqualTo("Noël");
        assertThat(MessageText.clean("\u212B")).isEqualTo("Å");
    }

    @Test
    void what_meets_after_something_was_stripped_is_composed_too() {
        assertThat(MessageText.clean("Noe\u200B\u0308l")).isEqualTo("Noël");
        assertThat(MessageText.clean("a\u0323\u034F\u0301")).isEqualTo("\u1EA1\u0301");
        assertThat(MessageText.clean("\u1100\u2060\u1161")).isEqualTo("가");
    }

    @Test
    void ends_of_lines_are_line_feeds() {
        assertThat(MessageText.clean("a\r\nb\rc\u2028d\u2029e\n\tf")).isEqualTo("a\nbc\nd\ne\n\tf");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x01, 0x08, 0x0B, 0x0C, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F, 0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x180E,
                0x200B, 0x202A, 0x202E, 0x2060, 0x2061, 0x2064, 0x2066, 0x2069, 0x206A, 0x206F, 0x3164, 0xFDD0, 0xFDEF,
                0xFEFF, 0xFFA0, 0xFFF9, 0xFFFB, 0xFFFE, 0xFFFF, 0x1FFFE, 0x1D173, 0xE0001, 0xE0041, 0xE007F, 0x10FFFF
            })
    void what_nobody_can_see_is_stripped(int point) {
        assertThat(MessageText.clean("a" + Character.toString(point) + "b")).isEqualTo("ab");
        assertThat(MessageText.isBlank(Character.toString(point))).isTrue();
    }

    @Test
    void a_run_of_joiners_is_one_of_each() {
        assertThat(MessageText.clean("a" + "\u200D".repeat(50) + "b")).isEqualTo("a\u200Db");
        assertThat(MessageText.clean("a" + "\u200C\u200D".repeat(50) + "b")).isEqualTo("a\u200C\u200Db");
        assertThat(MessageText.clean("a\u200E\u200B\u200Eb")).isEqualTo("a\u200Eb");
        assertThat(MessageText.clean("❤️\uFE01\uDB40\uDD00\uDB40\uDDEF!")).isEqualTo("❤️!");
    }

    @Test
    void tags_stay_only_where_they_make_a_flag() {
        String hidden = tags("send money");
        assertThat(MessageText.clean("hi" + hidden)).isEqualTo("hi");
        assertThat(MessageText.clean("🏴" + hidden + tags("\u007F"))).isEqualTo("🏴");
        assertThat(MessageText.clean("🏴" + tags("gbeng"))).isEqualTo("🏴");
        assertThat(MessageText.clean("🏴" + tags("\u007F"))).isEqualTo("🏴");
        assertThat(MessageText.clean("🏴" + tags("gb\u200Beng\u007F"))).isEqualTo("🏴");
        assertThat(MessageText.clean("🏴" + tags("gbwls\u007F") + tags("x"))).isEqualTo("🏴" + tags("gbwls\u007F"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \t\n",
                "\u00A0",
                "\u3000\u2003",
                "\u200B",
                "\u200D\u200C",
                "\u200E\u200F",
                "\u2800\u2800",
                "\u3164",
                "\uFE0F",
                "\u2028",
                "\u00AD",
                "\u115F\u1160",
                "\u202E",
                "\uDB40\uDC41",
                "\uDB40\uDD00",
                "\u180B"
            })
    void a_text_without_anything_visible_is_blank(String text) {
        assertThat(MessageText.isBlank(text)).isTrue();
        assertThat(MessageText.isBlank(MessageText.clean(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "\u0301", " \u20E3", "👍", "\u2801", "\uFFFD", "\u3164\u314B"})
    void anything_visible_is_not_blank(String text) {
        assertThat(MessageText.isBlank(text)).isFalse();
        assertThat(MessageText.isBlank(MessageText.clean(text))).isFalse();
    }

    @Test
    void every_character_alone_keeps_the_promises() {
        for (int point = 1; point <= Character.MAX_CODE_POINT; point++) {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                String one = Character.toString(point);
                assertPromises("e" + one + one + "\u0301");
            }
        }
    }

    @Test
    void any_mixture_keeps_the_promises() {
        int[][] ranges = {
            {0x09, 0x0D},
            {0x20, 0x7E},
            {0x7F, 0xFF},
            {0x300, 0x350},
            {0x400, 0x45F},
            {0x5D0, 0x5EA},
            {0x610, 0x660},
            {0x900, 0x94D},
            {0x1100, 0x1200},
            {0x180A, 0x180F},
            {0x1E00, 0x1EFF},
            {0x1F00, 0x1FFF},
            {0x2000, 0x206F},
            {0x20D0, 0x20F0},
            {0x2126, 0x212B},
            {0x2800, 0x2801},
            {0x3099, 0x309A},
            {0x304B, 0x3050},
            {0xAC00, 0xAC40},
            {0xF900, 0xF920},
            {0xFB1D, 0xFB4E},
            {0xFDD0, 0xFDEF},
            {0xFE00, 0xFE0F},
            {0xFFA0, 0xFFA2},
            {0xFFF0, 0xFFFF},
            {0x1D15E, 0x1D17A},
            {0x1F3F4, 0x1F3F4},
            {0x1F468, 0x1F469},
            {0xE0020, 0xE007F},
            {0xE0100, 0xE0103}
        };
        Random random = new Random(20_260_101);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(16); left >= 0; left--) {
                int[] range = ranges[random.nextInt(ranges.length)];
                text.appendCodePoint(range[0] + random.nextInt(range[1] - range[0] + 1));
            }
            assertPromises(text.toString());
        }
    }

    private static void assertPromises(String text) {
        String clean = MessageText.clean(text);
        boolean kept = MessageText.clean(clean).equals(clean)
                && Normalizer.isNormalized(clean, Normalizer.Form.NFC)
                && !MessageText.isMalformed(clean);
        if (!kept) {
            String points =
                    text.codePoints().mapToObj(Integer::toHexString).toList().toString();
            throw new AssertionError("not clean after cleaning: " + points);
        }
    }

    private static String tags(String text) {
        StringBuilder tags = new StringBuilder();
        text.codePoints().forEach(c -> tags.appendCodePoint(c > 0x7F ? c : 0xE0000 + c));
        return tags.toString();
    }

    @Test
    void a_letter_bears_as_many_marks_as_languages_stack_and_no_more() {
        String marks = "\u0300".repeat(3_000) + "\u0316".repeat(3_000);
        String clean = MessageText.clean("q" + marks + "x");

        assertThat(clean).hasSizeLessThanOrEqualTo(32).startsWith("q").endsWith("x");
        assertThat(MessageText.clean(clean)).isEqualTo(clean);
        assertThat(MessageText.clean("a\u0323\u0306")).isEqualTo("\u1EB7");
    }
}
