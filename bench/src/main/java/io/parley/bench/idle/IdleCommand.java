package io.parley.bench.idle;

import io.parley.bench.running.RunningStack;
import io.parley.bench.terminal.Output;
import io.parley.bench.terminal.Progress;
import java.util.List;

/** {@code ./parley bench idle}. */
public final class IdleCommand {

    private IdleCommand() {}

    /** Whether every socket stayed. */
    public static boolean run(List<String> words) {
        IdleOptions options = IdleOptions.parse(words);
        IdleReport report;
        try (Progress progress = Progress.onTerminal()) {
            report = new IdleRun(RunningStack.find(), options, progress).measure();
        }
        new Output(options.json()).write(report.lines(), report);
        return report.isSound();
    }
}
