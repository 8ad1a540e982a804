package io.parley.bench.talk;

import io.parley.bench.running.RunningStack;
import io.parley.bench.terminal.Output;
import io.parley.bench.terminal.Progress;
import java.util.List;

/** {@code ./parley bench talk}. */
public final class TalkCommand {

    private TalkCommand() {}

    /** Whether every promise was kept. */
    public static boolean run(List<String> words) {
        TalkOptions options = TalkOptions.parse(words);
        TalkReport report;
        try (Progress progress = Progress.onTerminal()) {
            report = new TalkRun(RunningStack.find(), options, progress).measure();
        }
        new Output(options.json()).write(TalkTable.lines(report), report);
        return report.sound();
    }
}
