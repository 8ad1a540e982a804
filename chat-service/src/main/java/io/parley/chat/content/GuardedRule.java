package io.parley.chat.content;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** A rule that can do no harm: whatever it throws, and however late it is, there is an answer, and it is counted. */
final class GuardedRule {

    private static final Logger LOG = Logger.getLogger(ContentPolicy.class);
    private static final long WARNING_PAUSE = TimeUnit.MINUTES.toNanos(1);

    private final ContentRule rule;
    private final long timeoutMillis;
    private final Counter errors;
    private final Counter timeouts;
    private final Counter blocked;
    private final Counter flagged;
    private final Counter rejected;
    private final AtomicLong nextWarning = new AtomicLong(System.nanoTime());

    GuardedRule(ContentRule rule, long timeoutMillis, MeterRegistry metrics) {
        this.rule = rule;
        this.timeoutMillis = timeoutMillis;
        this.errors = metrics.counter("parley.chat.content.rule.failed", "rule", rule.name(), "reason", "error");
        this.timeouts = metrics.counter("parley.chat.content.rule.failed", "rule", rule.name(), "reason", "timeout");
        this.blocked = metrics.counter("parley.chat.content.rule.failed", "rule", rule.name(), "reason", "blocked");
        this.flagged = metrics.counter("parley.chat.content.judged", "rule", rule.name(), "outcome", "flag");
        this.rejected = metrics.counter("parley.chat.content.judged", "rule", rule.name(), "outcome", "reject");
    }

    /** Never fails, and is completed within the limit unless the rule blocks the thread. */
    Future<Judgement> judge(Draft draft) {
        long began = System.nanoTime();
        Future<Judgement> answer = ask(draft);
        if (System.nanoTime() - began > TimeUnit.MILLISECONDS.toNanos(timeoutMillis)) {
            // It held up everything on this event loop. Its answer is here now, and nothing is gained by not heeding
            // it.
            blocked.increment();
        }
        if (answer == Judgement.PASSED) {
            return answer;
        }
        if (answer.isComplete()) {
            return heard(answer);
        }
        return answer.timeout(timeoutMillis, TimeUnit.MILLISECONDS).transform(this::heard);
    }

    private Future<Judgement> ask(Draft draft) {
        try {
            Future<Judgement> answer = rule.judge(draft);
            return answer == null ? Future.failedFuture("the rule answered null") : answer;
        } catch (Exception | LinkageError | StackOverflowError fault) {
            return Future.failedFuture(fault);
        }
    }

    private Future<Judgement> heard(AsyncResult<Judgement> answer) {
        if (answer.failed() || answer.result() == null) {
            failed(answer.cause());
            return Judgement.PASSED;
        }
        if (answer.result() instanceof Judgement.Flag) {
            flagged.increment();
        } else if (answer.result() instanceof Judgement.Reject) {
            rejected.increment();
        } else {
            return Judgement.PASSED;
        }
        return Future.succeededFuture(answer.result());
    }

    /** A rule that fails may fail for every message: each is counted, and one a minute is written down. */
    private void failed(Throwable cause) {
        (cause instanceof TimeoutException ? timeouts : errors).increment();
        long now = System.nanoTime();
        long due = nextWarning.get();
        if (now - due >= 0 && nextWarning.compareAndSet(due, now + WARNING_PAUSE)) {
            // The class only: the message of an exception may quote the text.
            LOG.warnf(
                    "the content rule %s fails, and messages pass it: %s",
                    rule.name(),
                    cause == null ? "it answered null" : cause.getClass().getName());
        }
    }
}
