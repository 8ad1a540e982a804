package io.parley.discovery.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchCursorTest {

    @Test
    void a_cursor_survives_its_way_to_the_client_and_back() {
        MatchCursor cursor = new MatchCursor(Instant.parse("2026-11-21T12:00:00.123456Z"), UUID.randomUUID());

        assertThat(MatchCursor.parse(cursor.toString())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!", "AAAA"})
    void what_is_no_cursor_is_none(String text) {
        assertThat(MatchCursor.parse(text)).isNull();
    }

    @Test
    void nor_is_a_time_that_no_calendar_knows() {
        byte[] bytes = new byte[24];
        bytes[0] = 0x7f;
        assertThat(MatchCursor.parse(Base64.getUrlEncoder().encodeToString(bytes)))
                .isNull();
        bytes[0] = -1;
        assertThat(MatchCursor.parse(Base64.getUrlEncoder().encodeToString(bytes)))
                .isNull();
    }
}
