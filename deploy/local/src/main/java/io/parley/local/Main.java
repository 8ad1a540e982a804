package io.parley.local;

import java.nio.file.Path;
import java.util.List;

/** What {@code ./parley} runs. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Path home = DataFolder.home();
        Path data = DataFolder.path();
        List<String> words = List.of(args);
        Console console = new Console(System.out);
        try {
            switch (words.isEmpty() ? "" : words.get(0)) {
                case "up" ->
                    new UpCommand(UpArguments.parse(words.subList(1, words.size())), home, data, console).run();
                case "token" ->
                    TokenCommand.parse(words.subList(1, words.size()), data).run();
                case "dead-letters" ->
                    DeadLettersCommand.parse(words.subList(1, words.size()), data, System.getenv("PARLEY_RABBITMQ_URL"))
                            .run();
                default -> throw new LocalStackException("unknown command; ./parley prints what there is");
            }
        } catch (LocalStackException wrong) {
            System.err.println("parley: " + wrong.getMessage());
            for (Throwable cause = wrong.getCause(); cause != null; cause = cause.getCause()) {
                System.err.println("  because: " + cause);
            }
            System.exit(1);
        }
    }
}
