package io.parley.bench.candidates;

import io.parley.bench.running.RunningStack;
import io.parley.bench.terminal.Output;
import io.parley.bench.terminal.Progress;
import java.util.List;

/** {@code ./parley bench candidates}. */
public final class CandidatesCommand {

    private CandidatesCommand() {}

    /** Whether everything that was asked for was answered. */
    public static boolean run(List<String> words) {
        CandidatesOptions options = CandidatesOptions.parse(words);
        CandidatesReport report;
        try (Progress progress = Progress.onTerminal()) {
            report = new CandidatesRun(RunningStack.find(), options, progress).measure();
        }
        new Output(options.json()).write(report.lines(), report);
        return report.isSound();
    }
}
