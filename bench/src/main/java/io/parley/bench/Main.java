package io.parley.bench;

import io.parley.bench.candidates.CandidatesCommand;
import io.parley.bench.echo.EchoCommand;
import io.parley.bench.grown.GrownCommand;
import io.parley.bench.idle.IdleCommand;
import io.parley.bench.talk.TalkCommand;
import io.parley.bench.terminal.BenchException;
import io.parley.bench.terminal.UsageException;
import java.util.List;

/** What {@code ./parley bench} runs. Ends with 0, with 1 if a promise was broken or nothing could be measured, else with 2. */
public final class Main {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args)));
    }

    static int run(List<String> words) {
        if (words.isEmpty()
                || words.contains("--help")
                || words.contains("-h")
                || words.get(0).equals("help")) {
            System.out.print(Usage.TEXT);
            return 0;
        }
        try {
            return measure(words.get(0), words.subList(1, words.size())) ? 0 : FAILED;
        } catch (UsageException wrong) {
            System.err.println("parley: " + wrong.getMessage() + "\n");
            System.err.print(Usage.TEXT);
            return MISUSED;
        } catch (BenchException failed) {
            System.err.println("parley: " + failed.getMessage());
            for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
                System.err.println("  because: " + cause);
            }
            return FAILED;
        }
    }

    private static boolean measure(String command, List<String> words) {
        return switch (command) {
            case "talk" -> TalkCommand.run(words);
            case "idle" -> IdleCommand.run(words);
            case "grown" -> GrownCommand.run(words);
            case "candidates" -> CandidatesCommand.run(words);
            case "echo" -> EchoCommand.run(words);
            default -> throw new UsageException("bench does not know " + command);
        };
    }
}
