package io.parley.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.chat.id.ConversationId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private final Changes changes = new Changes();

    @Test
    void what_was_read_after_a_moment_holds_until_the_conversation_changes() {
        ConversationId id = ConversationId.create();
        Changes.Moment before = changes.now();
        assertThat(before.holdsFor(id)).isTrue();

        changes.count(id);
        assertThat(before.holdsFor(id)).isFalse();
        assertThat(changes.now().holdsFor(id)).isTrue();
    }

    @Test
    void most_other_conversations_do_not_seem_changed() {
        Changes.Moment before = changes.now();
        changes.count(ConversationId.create());

        assertThat(some().filter(before::holdsFor).count()).isGreaterThan(900);
    }

    @Test
    void where_changes_may_have_been_lost_nothing_holds() {
        Changes.Moment before = changes.now();
        changes.countAll();

        assertThat(some()).noneMatch(before::holdsFor);
    }

    private static Stream<ConversationId> some() {
        return Stream.generate(ConversationId::create).limit(1_000);
    }
}
