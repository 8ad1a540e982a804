package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A program of {@code mini-app/trial}, run by the machine's Node. It says {@code ask WORDS} on its standard output and is answered
 * when that is done; {@code report JSON} is what it has found. Its standard error is the test's.
 */
final class NodeProgram implements AutoCloseable {

    /** Set where the machine has all that is needed, so that a test that is skipped is a fault. */
    private static final String REQUIRED = "PARLEY_TRIAL_REQUIRED";

    private static final Path TRIAL = Stacks.HOME.resolve("mini-app/trial");
    private static final Path PACKAGES = Stacks.HOME.resolve("mini-app/node_modules");
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final int[] OLDEST_NODE = {20, 19};

    private final Process process;
    private final BufferedReader said;
    private final Writer answers;

    private NodeProgram(Process process) {
        this.process = process;
        said = process.inputReader(StandardCharsets.UTF_8);
        answers = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Skips the test where the machine cannot run such a program, unless it has to. */
    static void assumePossible() {
        assumeThat(hasNode(), "no Node from 20.19 on is on the PATH");
        assumeThat(Files.isDirectory(PACKAGES), "mini-app has no node_modules; `npm ci` there makes them");
    }

    /** Skips the test where there is no Chromium for the program to use. */
    static void assumeBrowser() {
        String named = System.getenv("PARLEY_CHROMIUM");
        assumeThat(
                named != null || BROWSERS.stream().anyMatch(NodeProgram::isOnPath),
                "none of " + String.join(", ", BROWSERS) + " is on the PATH, and PARLEY_CHROMIUM names none");
    }

    static void assumeThat(boolean met, String otherwise) {
        if ("true".equals(System.getenv(REQUIRED))) {
            assertThat(met).as(otherwise).isTrue();
        }
        assumeTrue(met, "skipped: " + otherwise);
    }

    static NodeProgram start(String name, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder("node", "run.mjs", name)
                .directory(TRIAL.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        try {
            return new NodeProgram(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does what it asks for until it reports. */
    JsonNode report(Consumer<List<String>> doing) {
        try {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith("report ")) {
                    return Client.json(line.substring("report ".length()));
                }
                if (line.startsWith("ask ")) {
                    doing.accept(List.of(line.substring("ask ".length()).split(" ")));
                    answers.write("done\n");
                    answers.flush();
                } else {
                    System.out.println(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("the program ended without a report");
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static boolean hasNode() {
        try {
            Process node = new ProcessBuilder("node", "--version").start();
            String[] version = new String(node.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .substring(1)
                    .split("\\.");
            int major = Integer.parseInt(version[0]);
            return node.waitFor(10, TimeUnit.SECONDS)
                    && (major > OLDEST_NODE[0]
                            || major == OLDEST_NODE[0] && Integer.parseInt(version[1]) >= OLDEST_NODE[1]);
        } catch (IOException none) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
