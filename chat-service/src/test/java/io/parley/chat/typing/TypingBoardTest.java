package io.parley.chat.typing;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.chat.id.ConversationId;
import io.parley.chat.typing.TypingBoard.Typist;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TypingBoardTest {

    private final TypingBoard board = new TypingBoard(Duration.ofSeconds(10), 2);
    private final ConversationId conversation = ConversationId.create();
    private final Typist anna = new Typist(conversation, "anna");

    @Test
    void the_begin_and_the_end_are_news_a_renewal_is_not() {
        assertThat(board.on(anna, 0)).isTrue();
        assertThat(board.on(anna, 5_000)).isFalse();
        assertThat(board.takeExpired(14_999)).isEmpty();
        assertThat(board.takeExpired(15_000)).containsExactly(anna);
        assertThat(board.takeExpired(99_000)).isEmpty();
        assertThat(board.off(anna)).isFalse();
    }

    @Test
    void who_stops_is_not_stopped_again() {
        board.on(anna, 0);

        assertThat(board.off(anna)).isTrue();
        assertThat(board.takeExpired(99_000)).isEmpty();
    }

    @Test
    void beyond_the_limit_nobody_new_is_noted() {
        board.on(anna, 0);
        board.on(new Typist(conversation, "boris"), 0);

        assertThat(board.on(new Typist(conversation, "carla"), 0)).isFalse();
        assertThat(board.on(anna, 1)).isFalse();
        assertThat(board.takeExpired(10_000)).hasSize(1);
    }
}
