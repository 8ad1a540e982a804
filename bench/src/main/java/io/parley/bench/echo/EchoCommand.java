package io.parley.bench.echo;

import io.parley.bench.terminal.Options;
import java.util.List;
import java.util.Set;

/** {@code ./parley bench echo}, until it is stopped. */
public final class EchoCommand {

    private static final int USUAL_PORT = 28_200;

    private EchoCommand() {}

    public static boolean run(List<String> words) {
        Options options = Options.parse("bench echo", words, Set.of("--port"), Set.of());
        try (EchoServer server = new EchoServer(options.number("--port", USUAL_PORT, 0, 65_535))) {
            System.out.println("Answering for a chat service at http://127.0.0.1:" + server.port());
            server.awaitEnd();
        }
        return true;
    }
}
