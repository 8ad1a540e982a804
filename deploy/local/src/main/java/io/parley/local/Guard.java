package io.parley.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Leaves no process behind, however this one ends.
 *
 * <p>A few lines of shell in a session of their own read process ids from this process. When their input ends, which a
 * {@code kill -9} of this process does too, they end what is still on the list.
 */
public final class Guard implements AutoCloseable {

    private final Process shell;
    private final Writer list;

    public Guard() {
        List<String> command = new ArrayList<>();
        if (Commands.find("setsid") != null) {
            command.add("setsid");
        }
        command.addAll(List.of("sh", "-c", script(), "parley-guard"));
        try {
            shell = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new LocalStackException("cannot start a shell (sh) to watch over the processes", e);
        }
        list = shell.outputWriter(StandardCharsets.US_ASCII);
    }

    public void add(long pid) {
        tell("+" + pid);
    }

    public void remove(long pid) {
        tell("-" + pid);
    }

    /** Ends what is still on the list, and the guard with it. */
    @Override
    public void close() {
        try {
            list.close();
            shell.waitFor(15, TimeUnit.SECONDS);
        } catch (IOException gone) {
            // It was killed; nothing is left to tell it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void tell(String line) {
        try {
            list.write(line + "\n");
            list.flush();
        } catch (IOException e) {
            throw new LocalStackException("the guard over Parley's processes was killed", e);
        }
    }

    private static String script() {
        try (InputStream script = Guard.class.getResourceAsStream("guard.sh")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
