package io.parley.chat.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.chat.SteppedClock;
import io.parley.chat.id.ConversationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SameTextToManyTest {

    private static final String TEXT = "Hi beautiful, how was your day?";
    private static final Judgement REJECTED = new Judgement.Reject(SameTextToMany.REASON);

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final SameTextToMany rule = rule();
    private final List<ConversationId> conversations =
            Stream.generate(ConversationId::create).limit(12).toList();

    @Test
    void the_sixth_conversation_within_a_minute_is_one_too_many() {
        for (int i = 0; i < 5; i++) {
            assertPasses("anna", i, TEXT);
        }
        assertRejected("anna", 5, TEXT);
        assertRejected("anna", 6, TEXT);
    }

    @Test
    void the_same_conversation_again_is_no_other_one() {
        for (int i = 0; i < 20; i++) {
            assertPasses("anna", i % 5, TEXT);
        }
    }

    @Test
    void trying_again_at_once_does_not_help() {
        send("anna", 0, 6);
        assertRejected("anna", 5, TEXT);
        assertRejected("anna", 5, TEXT);
        assertRejected("anna", 0, TEXT);
    }

    @Test
    void case_accents_signs_and_emoji_do_not_make_another_text() {
        send("anna", 0, 5);
        assertRejected("anna", 5, "hi BEAUTIFUL!! How was your däy 😍😍");
        assertPasses("anna", 6, "Hi beautiful, how was your week?");
    }

    @Test
    void another_senders_texts_are_their_own() {
        send("anna", 0, 5);
        assertPasses("boris", 5, TEXT);
    }

    @Test
    void after_the_window_the_text_is_forgotten() {
        send("anna", 0, 5);
        clock.pass(Duration.ofSeconds(59));
        assertRejected("anna", 5, TEXT);
        clock.pass(Duration.ofSeconds(1));
        assertPasses("anna", 6, TEXT);
        clock.pass(Duration.ofSeconds(61));
        assertThat(rule.remembered()).isZero();
    }

    @Test
    void slowly_is_fine() {
        for (int i = 0; i < 12; i++) {
            assertPasses("anna", i, TEXT);
            clock.pass(Duration.ofSeconds(12));
        }
    }

    @Test
    void short_texts_never_count() {
        for (int i = 0; i < 12; i++) {
            assertPasses("anna", i, "How are you");
            assertPasses("anna", i, "😀".repeat(11));
        }
        assertThat(rule.remembered()).isZero();
    }

    @Test
    void a_text_of_signs_alone_counts_too() {
        for (int i = 0; i < 5; i++) {
            assertPasses("anna", i, "🌹".repeat(12));
        }
        assertPasses("anna", 5, "🍎".repeat(12));
        assertRejected("anna", 5, "🌹".repeat(12));
    }

    @Test
    void what_is_remembered_is_bounded() {
        SameTextToMany small = rule("same-text.max-remembered", "10");
        for (int i = 0; i < 1000; i++) {
            small.judge(Drafts.ofMine("a text that differs: " + i));
        }
        assertThat(small.remembered()).isLessThanOrEqualTo(10);
    }

    @Test
    void the_numbers_and_the_action_are_settings() {
        SameTextToMany strict = rule(
                "same-text.max-conversations", "1",
                "same-text.window", "PT1H",
                "same-text.min-characters", "2",
                "same-text.action", "flag");
        strict.judge(Drafts.ofMine("hey"));
        clock.pass(Duration.ofMinutes(59));
        assertThat(strict.judge(Drafts.ofMine("hey")).result()).isEqualTo(new Judgement.Flag(SameTextToMany.FLAG));
        assertThat(rule("same-text.action", "off").isEnabled()).isFalse();
    }

    private SameTextToMany rule(String... settings) {
        return new SameTextToMany(Settings.of(settings), clock);
    }

    private void send(String sender, int from, int to) {
        for (int i = from; i < to; i++) {
            rule.judge(Drafts.by(sender, conversations.get(i), TEXT));
        }
    }

    private void assertPasses(String sender, int conversation, String text) {
        assertThat(rule.judge(Drafts.by(sender, conversations.get(conversation), text)))
                .isSameAs(Judgement.PASSED);
    }

    private void assertRejected(String sender, int conversation, String text) {
        assertThat(rule.judge(Drafts.by(sender, conversations.get(conversation), text))
                        .result())
                .isEqualTo(REJECTED);
    }
}
