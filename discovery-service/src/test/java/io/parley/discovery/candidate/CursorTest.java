package io.parley.discovery.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void a_cursor_survives_its_way_to_the_client_and_back() {
        Cursor cursor = new Cursor(true, 495_000L << 32 | 4_294_967_295L, "tg_1 ü😀");

        assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
        assertThat(cursor.toString()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void it_knows_the_hour() {
        Instant noon = Instant.parse("2026-11-21T12:00:00Z");

        assertThat(new Cursor(false, noon.getEpochSecond() / 3600 << 32 | 7, "a").hour())
                .isEqualTo(noon);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "!!",
                "AAAAAAAAAAAA",
                "AgAAAAAAAAAAYQ",
                "AP__________YQ",
                "AAAAAAAAAAAB_w",
                "AAAAAAAAAAABAA"
            })
    void what_is_no_cursor_is_none(String text) {
        assertThat(Cursor.parse(text)).isNull();
    }

    @Test
    void nor_is_one_with_too_long_an_id() {
        assertThat(Cursor.parse(new Cursor(false, 1, "x".repeat(128)).toString()))
                .isNotNull();
        assertThat(Cursor.parse(new Cursor(false, 1, "x".repeat(129)).toString()))
                .isNull();
        assertThat(Cursor.parse(Base64.getEncoder().encodeToString(new byte[100_000])))
                .isNull();
    }
}
