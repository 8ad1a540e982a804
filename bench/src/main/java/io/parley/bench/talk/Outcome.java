package io.parley.bench.talk;

import io.parley.contracts.frame.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Whether every message came to everybody, once and in its place. Of the whole run, warming up included.
 *
 * @param sent       messages that went out
 * @param lost       of them, those that the other has never seen
 * @param unanswered of them, those that their sender has never seen
 * @param duplicates messages that a socket saw again
 * @param disorders  places at which a socket saw {@code seq} not rise by one
 * @param malformed  frames that are not what the protocol says
 * @param refused    messages answered with an error, which are not among the lost
 * @param closes     sockets the server closed, by code
 * @param errors     error frames, by code
 */
record Outcome(
        long sent,
        long lost,
        long unanswered,
        long duplicates,
        long disorders,
        long malformed,
        String malformedSample,
        long refused,
        Map<Integer, Long> closes,
        Map<String, Long> errors) {

    static Outcome of(List<Talker> talkers, Tally tally) {
        Map<String, Long> errors = new TreeMap<>();
        for (Map.Entry<ErrorCode, Long> error : tally.errors().entrySet()) {
            errors.put(error.getKey().wireName(), error.getValue());
        }
        return new Outcome(
                sum(talkers, Talker::sent),
                sum(talkers, Talker::lost),
                sum(talkers, Talker::unanswered),
                sum(talkers, talker -> talker.inbox().duplicates()),
                sum(talkers, talker -> talker.inbox().disorders()),
                tally.malformedFrames(),
                tally.malformedSample(),
                sum(talkers, Talker::refused),
                tally.closes(),
                errors);
    }

    /** What was refused in words is no broken promise; everything else here is. */
    boolean isSound() {
        return lost + unanswered + duplicates + disorders + malformed == 0 && closes.isEmpty();
    }

    private static long sum(List<Talker> talkers, ToLongFunction<Talker> figure) {
        return talkers.stream().mapToLong(figure).sum();
    }
}
