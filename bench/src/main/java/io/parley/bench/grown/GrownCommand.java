package io.parley.bench.grown;

import io.parley.bench.running.RunningStack;
import io.parley.bench.terminal.Output;
import io.parley.bench.terminal.Progress;
import java.util.List;

/** {@code ./parley bench grown}. */
public final class GrownCommand {

    private GrownCommand() {}

    /** Whether everything that was asked for was answered. */
    public static boolean run(List<String> words) {
        GrownOptions options = GrownOptions.parse(words);
        GrownReport report;
        try (Progress progress = Progress.onTerminal()) {
            report = new GrownRun(RunningStack.find(), options, progress).measure();
        }
        new Output(options.json()).write(report.lines(), report);
        return report.isSound();
    }
}
