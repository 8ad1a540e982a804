package io.parley.bench.running;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What the chat instances have counted in all since their start.
 *
 * @param commits  transactions that wrote messages
 * @param messages the messages in them
 */
public record CommitCounts(double commits, double messages) {

    private static final String SUMMARY = "parley_chat_commit_messages";

    public static CommitCounts of(RunningStack stack) {
        return stack.chats().stream()
                .map(Rest::metrics)
                .map(CommitCounts::parse)
                .reduce(new CommitCounts(0, 0), CommitCounts::plus);
    }

    static CommitCounts parse(String metrics) {
        List<String> lines = metrics.lines().toList();
        return new CommitCounts(sum(lines, SUMMARY + "_count"), sum(lines, SUMMARY + "_sum"));
    }

    public CommitCounts minus(CommitCounts other) {
        return new CommitCounts(commits - other.commits, messages - other.messages);
    }

    /** Empty where there was no commit. */
    public OptionalDouble messagesACommit() {
        return commits <= 0 ? OptionalDouble.empty() : OptionalDouble.of(messages / commits);
    }

    private CommitCounts plus(CommitCounts other) {
        return new CommitCounts(commits + other.commits, messages + other.messages);
    }

    private static double sum(List<String> lines, String series) {
        return lines.stream()
                .filter(line -> line.startsWith(series + " ") || line.startsWith(series + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
