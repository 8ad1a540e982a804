package io.parley.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.kit.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    @Test
    void one_item_more_than_the_page_holds_says_that_there_is_another() {
        Page<Integer> page = Page.of(List.of(1, 2, 3), 2, one -> one * 10, one -> "after " + one);

        assertThat(page.items()).containsExactly(10, 20);
        assertThat(page.nextCursor()).isEqualTo("after 2");
        assertThat(Page.of(List.of(1, 2), 2, one -> one, one -> "after " + one).nextCursor())
                .isNull();
    }

    @Test
    void who_asks_for_too_much_gets_the_most_and_who_does_not_say_the_usual() {
        assertThat(Asked.limit(null, 20, 50)).isEqualTo(20);
        assertThat(Asked.limit("7", 20, 50)).isEqualTo(7);
        assertThat(Asked.limit("51", 20, 50)).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "", "1.5", "99999999999"})
    void what_is_no_limit_is_refused(String limit) {
        assertThatThrownBy(() -> Asked.limit(limit, 20, 50))
                .isInstanceOf(ProblemException.class)
                .hasMessage("Invalid limit");
    }

    @Test
    void what_is_no_cursor_is_refused() {
        assertThat(Asked.<String>cursor(null, text -> null)).isNull();
        assertThatThrownBy(() -> Asked.<String>cursor("x", text -> null))
                .isInstanceOf(ProblemException.class)
                .hasMessage("Invalid cursor");
    }
}
