package io.parley.chat.content;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Asks every rule about a message. Made at the start, so that a deny list that cannot be read stops the service there. */
@Startup
@ApplicationScoped
public class ContentPolicy {

    private static final Verdict CLEAN = new Verdict.Accepted(List.of());
    private static final Future<Verdict> ACCEPTED = Future.succeededFuture(CLEAN);

    private final List<GuardedRule> rules;

    public ContentPolicy(@All List<ContentRule> rules, ContentSettings settings, MeterRegistry metrics) {
        long timeoutMillis = settings.ruleTimeout().toMillis();
        this.rules = rules.stream()
                .filter(ContentRule::isEnabled)
                .map(rule -> new GuardedRule(rule, timeoutMillis, metrics))
                .toList();
    }

    /**
     * Never fails. Completed in this very call if no rule had to wait for anything; otherwise on whatever thread the last of
     * them answers. The first rule that rejects, in the rules' order, is the one the sender hears; those after it are not asked
     * if it knows at once.
     */
    public Future<Verdict> judge(Draft draft) {
        List<Judgement> judgements = null;
        List<Future<Judgement>> answers = null;
        for (GuardedRule rule : rules) {
            Future<Judgement> answer = rule.judge(draft);
            if (answer == Judgement.PASSED) {
                continue;
            }
            if (answers == null && answer.isComplete()) {
                if (answer.result() instanceof Judgement.Reject reject) {
                    return Future.succeededFuture(new Verdict.Rejected(reject.reason()));
                }
                judgements = judgements == null ? new ArrayList<>() : judgements;
                judgements.add(answer.result());
            } else {
                answers = answers == null ? new ArrayList<>() : answers;
                answers.add(answer);
            }
        }
        return answers == null ? completed(judgements) : joined(judgements, answers);
    }

    private static Future<Verdict> completed(List<Judgement> judgements) {
        return judgements == null ? ACCEPTED : Future.succeededFuture(verdict(judgements));
    }

    /** Rules are guarded, so none of these futures fails, and none is later than its limit. */
    private static Future<Verdict> joined(List<Judgement> before, List<Future<Judgement>> answers) {
        return Future.all(answers).map(all -> {
            List<Judgement> judgements = before == null ? new ArrayList<>() : new ArrayList<>(before);
            judgements.addAll(all.list());
            return verdict(judgements);
        });
    }

    private static Verdict verdict(List<Judgement> judgements) {
        TreeSet<String> flags = new TreeSet<>();
        for (Judgement judgement : judgements) {
            if (judgement instanceof Judgement.Reject reject) {
                return new Verdict.Rejected(reject.reason());
            }
            if (judgement instanceof Judgement.Flag flag) {
                flags.add(flag.flag());
            }
        }
        return flags.isEmpty() ? CLEAN : new Verdict.Accepted(List.copyOf(flags));
    }
}
