package io.parley.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The machine's own RabbitMQ, run as an ordinary program: its own node, ports and folder, no system service. */
public final class RabbitMqServer implements LocalBroker {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final Path folder;
    private final Path pidFile;
    private final int port;
    private final Ports ports;
    private final Guard guard;
    private Process epmd;
    private Process server;

    public RabbitMqServer(Path folder, int port, Ports ports, Guard guard) {
        this.folder = folder;
        this.pidFile = folder.resolve("rabbitmq.pid");
        this.port = port;
        this.ports = ports;
        this.guard = guard;
    }

    public static boolean isInstalled() {
        return program() != null && Commands.find("epmd") != null;
    }

    @Override
    public void start() {
        Folders.create(folder);
        int epmdPort = ports.take(0);
        try {
            Files.deleteIfExists(pidFile);
            Files.writeString(folder.resolve("enabled_plugins"), "[].\n");
            Files.writeString(folder.resolve("rabbitmq.conf"), "loopback_users.guest = true\n");
            // Started first and by us: RabbitMQ would start one that nobody stops.
            epmd = start(
                    List.of(Commands.find("epmd").toString(), "-port", "" + epmdPort, "-address", "127.0.0.1"),
                    Map.of());
            server = start(List.of(program().toString()), environment(epmdPort));
        } catch (IOException e) {
            throw new LocalStackException("RabbitMQ cannot be started", e);
        }
        awaitStart();
    }

    @Override
    public String url() {
        return "amqp://guest:guest@127.0.0.1:" + port;
    }

    @Override
    public String name() {
        return "RabbitMQ";
    }

    @Override
    public OptionalLong processId() {
        return OptionalLong.of(pid());
    }

    @Override
    public boolean isDurable() {
        return true;
    }

    /** The Erlang VM's own process, which is the one to measure, pause or kill. */
    public long pid() {
        try {
            return Long.parseLong(Files.readString(pidFile).trim());
        } catch (IOException | NumberFormatException notWritten) {
            return server.pid();
        }
    }

    @Override
    public void close() {
        if (server == null) {
            return;
        }
        long vm = pid();
        ProcessHandle.of(vm).ifPresent(ProcessHandle::destroy);
        try {
            if (!server.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                ProcessHandle.of(vm).ifPresent(ProcessHandle::destroyForcibly);
                server.destroyForcibly().waitFor();
            }
            epmd.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        guard.remove(vm);
        guard.remove(server.pid());
        guard.remove(epmd.pid());
        server = null;
    }

    private void awaitStart() {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!Ports.isOpen(port)) {
            if (!server.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new LocalStackException("RabbitMQ did not start:\n  "
                        + String.join("\n  ", Folders.tail(folder.resolve("rabbitmq-server.log"), 12)));
            }
            pause();
        }
        guard.add(pid());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted while RabbitMQ was starting", e);
        }
    }

    private Process start(List<String> command, Map<String, String> environment) throws IOException {
        File log =
                folder.resolve(Path.of(command.get(0)).getFileName() + ".log").toFile();
        ProcessBuilder builder = new ProcessBuilder(Commands.deafToInterrupts(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().keySet().removeIf(name -> name.startsWith("RABBITMQ_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        guard.add(process.pid());
        return process;
    }

    private Map<String, String> environment(int epmdPort) {
        Path home = folder.toAbsolutePath();
        return Map.ofEntries(
                Map.entry("HOME", home.toString()),
                Map.entry("RABBITMQ_BASE", home.toString()),
                // The data belongs to the node's name; a name server (epmd) of its own keeps two stacks apart.
                Map.entry("RABBITMQ_NODENAME", "parley@localhost"),
                Map.entry("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"),
                Map.entry("RABBITMQ_NODE_PORT", "" + port),
                Map.entry("RABBITMQ_DIST_PORT", "" + ports.take(0)),
                Map.entry("ERL_EPMD_PORT", "" + epmdPort),
                Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                Map.entry("RABBITMQ_MNESIA_BASE", home.resolve("mnesia").toString()),
                Map.entry("RABBITMQ_LOG_BASE", home.resolve("log").toString()),
                Map.entry("RABBITMQ_LOGS", "-"),
                Map.entry("RABBITMQ_SCHEMA_DIR", home.resolve("schema").toString()),
                Map.entry(
                        "RABBITMQ_GENERATED_CONFIG_DIR", home.resolve("config").toString()),
                Map.entry("RABBITMQ_CONFIG_FILE", home.resolve("rabbitmq.conf").toString()),
                Map.entry(
                        "RABBITMQ_ENABLED_PLUGINS_FILE",
                        home.resolve("enabled_plugins").toString()),
                Map.entry(
                        "RABBITMQ_FEATURE_FLAGS_FILE",
                        home.resolve("feature_flags").toString()),
                Map.entry("RABBITMQ_PID_FILE", pidFile.toAbsolutePath().toString()),
                Map.entry("RABBITMQ_CONF_ENV_FILE", "/dev/null"),
                Map.entry(
                        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
                        "-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none"));
    }

    /** The package's own script: Debian's wrapper on the PATH insists on its own user and folders. */
    private static Path program() {
        Path packages = Path.of("/usr/lib/rabbitmq/lib");
        if (Files.isDirectory(packages)) {
            try (Stream<Path> versions = Files.list(packages)) {
                Path script = versions.map(version -> version.resolve("sbin/rabbitmq-server"))
                        .filter(Files::isExecutable)
                        .max(Path::compareTo)
                        .orElse(null);
                if (script != null) {
                    return script;
                }
            } catch (IOException unreadable) {
                return Commands.find("rabbitmq-server");
            }
        }
        return Commands.find("rabbitmq-server");
    }
}
