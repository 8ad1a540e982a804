package io.parley.chat.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ContentPolicyTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void a_message_that_no_rule_minds_is_accepted_in_the_same_call() {
        Future<Verdict> verdict = policy(pass("a"), pass("b")).judge(Drafts.of("hello"));

        assertThat(verdict.isComplete()).isTrue();
        assertThat(verdict.result()).isEqualTo(new Verdict.Accepted(List.of()));
    }

    @Test
    void without_rules_every_message_is_accepted() {
        assertThat(judge(policy())).isEqualTo(new Verdict.Accepted(List.of()));
    }

    @Test
    void flags_are_sorted_and_each_is_there_once() {
        assertThat(judge(policy(flag("1", "z"), flag("2", "a"), pass("3"), flag("4", "z"))))
                .isEqualTo(new Verdict.Accepted(List.of("a", "z")));
        assertThat(count("parley.chat.content.judged", "rule", "1", "outcome", "flag"))
                .isEqualTo(1);
    }

    @Test
    void the_first_rule_that_rejects_is_heard() {
        ContentRule neverAsked = rule("4", draft -> {
            throw new AssertionError("asked for a message that was rejected");
        });

        assertThat(judge(policy(flag("1", "a"), reject("2", "No"), reject("3", "Never"), neverAsked)))
                .isEqualTo(new Verdict.Rejected("No"));
        assertThat(count("parley.chat.content.judged", "rule", "2", "outcome", "reject"))
                .isEqualTo(1);
        assertThat(count("parley.chat.content.judged", "rule", "3", "outcome", "reject"))
                .isZero();
    }

    @Test
    void the_order_of_the_rules_counts_and_not_that_of_their_answers() {
        Promise<Judgement> slow = Promise.promise();
        Future<Verdict> verdict = policy(rule("slow", draft -> slow.future()), reject("quick", "Second"))
                .judge(Drafts.of("hello"));
        assertThat(verdict.isComplete()).isFalse();

        slow.complete(new Judgement.Reject("First"));
        assertThat(await(verdict)).isEqualTo(new Verdict.Rejected("First"));
    }

    @Test
    void flags_from_before_and_after_a_wait_come_together() {
        Promise<Judgement> slow = Promise.promise();
        Future<Verdict> verdict = policy(flag("1", "b"), rule("2", draft -> slow.future()), flag("3", "a"))
                .judge(Drafts.of("hello"));

        slow.complete(new Judgement.Flag("c"));
        assertThat(await(verdict)).isEqualTo(new Verdict.Accepted(List.of("a", "b", "c")));
    }

    @Test
    void a_rule_that_throws_or_fails_or_answers_nothing_lets_the_message_pass_and_is_counted() {
        List<ContentRule> broken = List.of(
                rule("broken", draft -> {
                    throw new IllegalStateException("oops");
                }),
                rule("broken", draft -> {
                    throw new StackOverflowError();
                }),
                rule("broken", draft -> Future.failedFuture("oops")),
                rule("broken", draft -> null),
                rule("broken", draft -> Future.succeededFuture()));

        for (ContentRule rule : broken) {
            assertThat(judge(policy(rule, flag("other", "a")))).isEqualTo(new Verdict.Accepted(List.of("a")));
        }
        assertThat(count("parley.chat.content.rule.failed", "rule", "broken", "reason", "error"))
                .isEqualTo(5);
    }

    @Test
    void a_rule_that_is_late_lets_the_message_pass_and_is_counted() {
        Promise<Judgement> never = Promise.promise();
        Future<Verdict> verdict =
                hasty(rule("late", draft -> never.future()), flag("other", "a")).judge(Drafts.of("hello"));

        assertThat(await(verdict)).isEqualTo(new Verdict.Accepted(List.of("a")));
        never.complete(new Judgement.Reject("Too late"));
        assertThat(count("parley.chat.content.rule.failed", "rule", "late", "reason", "timeout"))
                .isEqualTo(1);
        assertThat(count("parley.chat.content.judged", "rule", "late", "outcome", "reject"))
                .isZero();
    }

    @Test
    void a_rule_that_blocks_is_counted_and_heard() {
        ContentRule busy = rule("busy", draft -> {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(60);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return Future.succeededFuture(new Judgement.Flag("a"));
        });

        assertThat(judge(hasty(busy))).isEqualTo(new Verdict.Accepted(List.of("a")));
        assertThat(count("parley.chat.content.rule.failed", "rule", "busy", "reason", "blocked"))
                .isEqualTo(1);
    }

    @Test
    void a_rule_that_is_off_is_never_asked() {
        ContentRule off = new ContentRule() {
            @Override
            public String name() {
                return "off";
            }

            @Override
            public boolean isEnabled() {
                return false;
            }

            @Override
            public Future<Judgement> judge(Draft draft) {
                throw new AssertionError("asked though it is off");
            }
        };
        assertThat(judge(policy(off))).isEqualTo(new Verdict.Accepted(List.of()));
        assertThat(metrics.getMeters()).isEmpty();
    }

    @Test
    void a_draft_does_not_show_its_text() {
        assertThat(Drafts.of("secret").toString()).contains("anna").doesNotContain("secret");
    }

    private ContentPolicy policy(ContentRule... rules) {
        return policy("PT10S", rules);
    }

    private ContentPolicy hasty(ContentRule... rules) {
        return policy("PT0.02S", rules);
    }

    private ContentPolicy policy(String timeout, ContentRule... rules) {
        return new ContentPolicy(List.of(rules), Settings.of("rule-timeout", timeout), metrics);
    }

    private static Verdict judge(ContentPolicy policy) {
        return policy.judge(Drafts.of("hello")).result();
    }

    private static Verdict await(Future<Verdict> verdict) {
        return verdict.toCompletionStage().toCompletableFuture().join();
    }

    private double count(String name, String... tags) {
        return metrics.counter(name, tags).count();
    }

    private static ContentRule pass(String name) {
        return rule(name, draft -> Judgement.PASSED);
    }

    private static ContentRule flag(String name, String flag) {
        return rule(name, draft -> Future.succeededFuture(new Judgement.Flag(flag)));
    }

    private static ContentRule reject(String name, String reason) {
        return rule(name, draft -> Future.succeededFuture(new Judgement.Reject(reason)));
    }

    private static ContentRule rule(String name, Function<Draft, Future<Judgement>> judge) {
        return new ContentRule() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Future<Judgement> judge(Draft draft) {
                return judge.apply(draft);
            }
        };
    }
}
