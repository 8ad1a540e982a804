package io.parley.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One instance of a service: a process, its port and its log. Can be started again after it ended. */
public final class ServiceProcess {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final Duration READY_LIMIT = Duration.ofSeconds(90);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(4);
    private static final HttpClient PROBE =
            HttpClient.newBuilder().connectTimeout(PROBE_LIMIT).build();

    private final Service service;
    private final String name;
    private final int port;
    private final Path jar;
    private final Path log;
    private final Map<String, String> environment;
    private final List<String> javaOptions;
    private final Guard guard;
    private volatile Process process;
    /** The one that was asked to end; the news of its end may come when the next one runs. */
    private volatile Process stopped;

    public ServiceProcess(
            Service service,
            String name,
            int port,
            Path jar,
            Path log,
            Map<String, String> environment,
            List<String> javaOptions,
            Guard guard) {
        this.service = service;
        this.name = name;
        this.port = port;
        this.jar = jar;
        this.log = log;
        this.environment = environment;
        this.javaOptions = javaOptions;
        this.guard = guard;
    }

    public Service service() {
        return service;
    }

    public String name() {
        return name;
    }

    public int port() {
        return port;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public Path log() {
        return log;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Starts the process; {@code whenEnded} hears of an end that nobody asked for. */
    public void start(Consumer<ServiceProcess> whenEnded) {
        if (!Files.exists(jar)) {
            throw new LocalStackException("the " + service.label() + " service is not built: " + jar);
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(Commands.deafToInterrupts(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new LocalStackException("the " + name + " service cannot be started", e);
        }
        Process started = process;
        guard.add(started.pid());
        started.onExit().thenAccept(ended -> {
            if (started != stopped) {
                guard.remove(ended.pid());
                whenEnded.accept(this);
            }
        });
    }

    public void awaitReady() {
        long deadline = System.nanoTime() + READY_LIMIT.toNanos();
        while (!isReady()) {
            if (!isAlive() || System.nanoTime() > deadline) {
                throw new LocalStackException(
                        "the " + name + " service " + (isAlive() ? "did not become ready" : "ended")
                                + "; the end of its log:\n  " + String.join("\n  ", Folders.tail(log, 20)));
            }
            pause();
        }
    }

    /** Serves, and has all it is better off with: its broker too. */
    public boolean isReady() {
        return isUp("/q/health/ready") && isUp("/q/health/well");
    }

    private boolean isUp(String check) {
        try {
            HttpRequest probe = HttpRequest.newBuilder(URI.create(url() + check))
                    .timeout(PROBE_LIMIT)
                    .build();
            return isAlive()
                    && PROBE.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted while the " + name + " service was starting", e);
        }
    }

    /** Asks the process to end, and after a while makes it. */
    public void stop() {
        Process running = process;
        if (running == null) {
            return;
        }
        stopped = running;
        running.destroy();
        await(running, STOP_LIMIT);
        kill();
    }

    /** {@code kill -9}. */
    public void kill() {
        Process running = process;
        stopped = running;
        running.destroyForcibly();
        await(running, STOP_LIMIT);
        guard.remove(running.pid());
    }

    private static void await(Process process, Duration limit) {
        try {
            process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(150);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
