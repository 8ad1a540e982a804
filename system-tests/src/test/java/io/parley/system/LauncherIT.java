package io.parley.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./parley}, as a person runs it. */
@Timeout(240)
class LauncherIT {

    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(60);

    @TempDir
    Path data;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void nothing_is_left() {
        started.forEach(Process::destroy);
        await().atMost(STOP).untilAsserted(() -> assertThat(ours()).isEmpty());
    }

    @Test
    void without_words_it_prints_help() throws Exception {
        Process help = parley(Map.of());

        assertThat(help.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(help.exitValue()).isZero();
        assertThat(output(help)).contains("up [--chat N]", "token USER", "PARLEY_POSTGRES_URL");
    }

    @Test
    void a_wrong_word_is_told_and_fails() throws Exception {
        Process wrong = parley(Map.of(), "up", "--chats", "2");
        assertThat(wrong.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(wrong.exitValue()).isNotZero();
        assertThat(output(wrong)).contains("up does not know --chats");

        Process token = parley(Map.of(), "token", "anna");
        assertThat(token.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(token.exitValue()).isNotZero();
        assertThat(output(token)).contains("Parley does not run here; start it with ./parley up");
    }

    @Test
    void up_keeps_messages_from_run_to_run_and_an_interrupt_leaves_nothing_behind() throws Exception {
        Process first = up();
        assertThat(output(first)).contains("npx wscat -c \"ws://localhost:" + port("gateway"), "Parley is ready after");
        String conversation = Client.json(Client.call(
                                port("gateway"),
                                "POST",
                                "/v1/conversations",
                                token("anna"),
                                "{\"participant_ids\":[\"boris\"]}")
                        .body())
                .get("id")
                .asText();
        first.destroy();
        assertThat(first.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(ours()).isEmpty();
        assertThat(data.resolve("run.json")).doesNotExist();

        Process second = up();
        var answer = Client.call(
                port("gateway"), "GET", "/v1/conversations/" + conversation + "/messages", token("boris"), null);
        assertThat(answer.statusCode()).isEqualTo(200);

        // Nobody can be asked to stop by kill -9; the rest ends all the same.
        second.destroyForcibly();
        await().atMost(STOP).untilAsserted(() -> assertThat(ours()).isEmpty());
    }

    @Test
    void a_part_that_dies_is_named_and_ends_the_rest() throws Exception {
        Process up = up();
        ProcessHandle.of(pid("notification")).orElseThrow().destroyForcibly();

        assertThat(up.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(up.exitValue()).isNotZero();
        assertThat(output(up))
                .contains("The notification service ended by itself")
                .contains("Installed features");
    }

    @Test
    void with_restart_a_part_that_dies_is_started_again() throws Exception {
        Process up = up("--restart");
        ProcessHandle.of(pid("discovery")).orElseThrow().destroyForcibly();

        await().atMost(START)
                .untilAsserted(() -> assertThat(output(up)).contains("ready again on port " + port("discovery")));
        assertThat(up.isAlive()).isTrue();
    }

    private Process up(String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of("up", "--people", "0"));
        words.addAll(List.of(options));
        Process up = parley(Map.of("PARLEY_BROKER", "embedded"), words.toArray(String[]::new));
        await().atMost(START).until(() -> output(up).contains("Ctrl-C stops everything") || !up.isAlive());
        assertThat(up.isAlive()).as(output(up)).isTrue();
        return up;
    }

    private Process parley(Map<String, String> environment, String... words) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(Stacks.HOME.resolve("parley").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(data.resolve("output-" + started.size()).toFile());
        builder.environment().put("PARLEY_DATA", data.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // What is tested is what this build has made.
        builder.environment().put("PARLEY_BUILD", "never");
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private String output(Process process) throws IOException {
        return Files.readString(data.resolve("output-" + started.indexOf(process)));
    }

    private String token(String user) throws Exception {
        Process token = parley(Map.of(), "token", user);
        assertThat(token.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(token.exitValue()).as(output(token)).isZero();
        return output(token).trim();
    }

    private int port(String service) throws IOException {
        return part(service).get("port").asInt();
    }

    private long pid(String service) throws IOException {
        return part(service).get("pid").asLong();
    }

    private JsonNode part(String service) throws IOException {
        for (JsonNode part :
                Client.json(Files.readString(data.resolve("run.json"))).get("parts")) {
            if (part.get("service").asText().equals(service)) {
                return part;
            }
        }
        throw new AssertionError("no " + service + " runs");
    }

    /** Processes that belong to this test's data folder: the servers by their command, the services by their settings. */
    private List<String> ours() throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(process -> mentions(process.resolve("cmdline")) || mentions(process.resolve("environ")))
                    .map(process -> process.getFileName().toString())
                    .toList();
        }
    }

    private boolean mentions(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(data.toString());
        } catch (IOException gone) {
            return false;
        }
    }
}
