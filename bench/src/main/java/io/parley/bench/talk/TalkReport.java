package io.parley.bench.talk;

import io.parley.bench.terminal.Figures;
import io.parley.bench.terminal.Latency;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a run came to, as it stands in the JSON. A figure that is not known here is null.
 *
 * @param toOther           from the moment a message was due until the other saw it
 * @param toSelf            from the same moment until its sender saw it
 * @param lateness          how late the load program itself was; it is part of the two above
 * @param messages          those that arrived in the measured time, by which the costs are divided
 * @param cpuUs             CPU time a message, by server, in microseconds
 * @param serversUs         of all servers; null if one of them is not known
 * @param messagesPerCommit how many messages the chat service wrote in a transaction
 * @param commitsPerMessage all transactions of the database, the other services' too, for each message
 */
record TalkReport(
        int pairs,
        Integer rate,
        Integer window,
        int warmSeconds,
        int seconds,
        Sizes sizes,
        boolean ack,
        long messages,
        double messagesPerSecond,
        Latency.Summary toOther,
        Latency.Summary toSelf,
        Latency.Summary lateness,
        Map<String, Double> cpuUs,
        Double serversUs,
        Double loadProgramUs,
        Double messagesPerCommit,
        Double commitsPerMessage,
        Outcome outcome,
        boolean sound) {

    static TalkReport of(TalkOptions options, Tally tally, Outcome outcome, Meters begin, Meters end) {
        long messages = tally.arrivedInWindow();
        Map<String, Double> cpu = new LinkedHashMap<>();
        begin.cpu().forEach((name, before) -> {
            Duration after = end.cpu().get(name);
            cpu.put(name, after == null ? null : micros(after.minus(before), messages));
        });
        boolean isAllKnown = !cpu.isEmpty() && cpu.values().stream().allMatch(figure -> figure != null);
        OptionalDouble batch = end.commits().minus(begin.commits()).messagesACommit();
        return new TalkReport(
                options.pairs(),
                options.pace() instanceof Pace.OpenLoop open ? open.messagesASecond() : null,
                options.pace() instanceof Pace.ClosedLoop closed ? closed.inFlight() : null,
                options.warm(),
                options.seconds(),
                options.sizes(),
                options.ack(),
                messages,
                Figures.rounded((double) messages / options.seconds()),
                tally.toOther(),
                tally.toSelf(),
                tally.lateness(),
                cpu,
                isAllKnown
                        ? Figures.rounded(cpu.values().stream()
                                .mapToDouble(figure -> figure)
                                .sum())
                        : null,
                micros(end.own().minus(begin.own()), messages),
                batch.isPresent() ? Figures.rounded(batch.getAsDouble()) : null,
                messages == 0 ? null : Figures.rounded((double) (end.transactions() - begin.transactions()) / messages),
                outcome,
                outcome.isSound());
    }

    private static Double micros(Duration cpu, long messages) {
        return messages == 0 ? null : Figures.rounded(cpu.toNanos() / 1000.0 / messages);
    }
}
