package io.parley.chat.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.chat.id.ConversationId;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ListCursorTest {

    @Test
    void a_cursor_survives_the_wire() {
        ListCursor cursor = new ListCursor(Instant.parse("2026-11-21T12:00:00.123456Z"), ConversationId.create());

        assertThat(ListCursor.parse(cursor.toString())).isEqualTo(cursor);
    }

    @Test
    void anything_else_is_none() {
        Random random = new Random(20261121);
        for (String text : new String[] {"", "x", "AAAA", "%%%", "-".repeat(32), "A".repeat(4_000)}) {
            assertThat(ListCursor.parse(text)).as(text).isNull();
        }
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            ListCursor parsed =
                    ListCursor.parse(java.util.Base64.getUrlEncoder().encodeToString(bytes));
            assertThat(parsed == null || parsed.activity().isBefore(Instant.parse("9999-12-31T00:00:01Z")))
                    .isTrue();
        }
    }
}
