package io.parley.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkTest {

    private final Link link = new Link(true);
    private final List<String> done = new ArrayList<>();

    @Test
    void without_a_send_under_way_nothing_is_waited_for() {
        link.whenSendsAreAnswered(() -> done.add("at once"));

        assertThat(done).containsExactly("at once");
    }

    @Test
    void sends_that_began_later_are_not_waited_for() {
        link.sendBegins(1);
        link.sendBegins(2);
        link.whenSendsAreAnswered(() -> done.add("first"));
        link.sendBegins(3);
        link.whenSendsAreAnswered(() -> done.add("second"));

        link.sendIsAnswered(2);
        assertThat(done).isEmpty();
        link.sendIsAnswered(1);
        assertThat(done).containsExactly("first");
        link.sendIsAnswered(3);

        assertThat(done).containsExactly("first", "second");
        assertThat(link.awaitsAnswers()).isFalse();
    }
}
