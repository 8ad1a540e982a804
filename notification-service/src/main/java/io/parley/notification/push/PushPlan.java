package io.parley.notification.push;

import io.parley.notification.push.PushDecision.Drop;
import io.parley.notification.push.PushDecision.Send;
import io.parley.notification.push.PushDecision.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is to become of all that is due: one push a user. */
final class PushPlan {

    /** What is to be written of a thread; {@code dueAt} is null where nothing waits any more. */
    record Step(String userId, DueThread thread, Instant dueAt, PushDecision.Hold hold, boolean isTaken) {}

    private final List<Step> steps = new ArrayList<>();
    private final List<PushJob> jobs = new ArrayList<>();
    private final Map<String, Integer> outcomes = new LinkedHashMap<>();
    private final Instant now;

    PushPlan(Instant now) {
        this.now = now;
    }

    void add(DueUser user, PushComposer composer) {
        List<DueThread> sent = new ArrayList<>();
        for (DueThread thread : user.threads()) {
            PushDecision decision = PushRules.decide(user, thread, now);
            if (decision instanceof Send) {
                sent.add(thread);
                steps.add(new Step(user.id(), thread, thread.dueAt(), null, true));
            } else if (decision instanceof Drop drop) {
                steps.add(new Step(user.id(), thread, null, null, false));
                outcomes.merge(drop.reason(), 1, Integer::sum);
            } else if (decision instanceof Wait wait) {
                steps.add(new Step(user.id(), thread, wait.until(), wait.hold(), false));
                outcomes.merge(wait.hold().stored(), 1, Integer::sum);
            }
        }
        if (!sent.isEmpty()) {
            jobs.add(job(user, sent, composer));
        }
    }

    private static PushJob job(DueUser user, List<DueThread> threads, PushComposer composer) {
        return new PushJob(
                user.id(),
                composer.compose(user, threads),
                threads.stream()
                        .map(thread -> new PushJob.Part(thread.topic(), thread.lastSeq(), thread.lastNumber()))
                        .toList(),
                threads.stream().mapToInt(DueThread::attempts).max().orElse(0));
    }

    List<Step> steps() {
        return steps;
    }

    List<PushJob> jobs() {
        return jobs;
    }

    /** How many threads are not pushed, by the reason. */
    Map<String, Integer> outcomes() {
        return outcomes;
    }
}
